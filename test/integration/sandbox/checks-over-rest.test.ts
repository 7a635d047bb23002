import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formMergeGroup } from "../../../sandbox/operations/merge-queue.ts";
import { settleMergeGroup } from "../../../sandbox/operations/settle-merge-group.ts";
import { openPull, repositoryEvents as events, told, write } from "../../support/branches-and-pulls.ts";
import { rulesetRequiring } from "../../support/required-check.ts";
import { type SandboxWithApp, startSandboxWithApp } from "../../support/sandbox-with-app.ts";

let stage: SandboxWithApp;

beforeEach(async () => {
  stage = await startSandboxWithApp({ events });
});
afterEach(async () => stage.stop());

describe("a merge group", () => {
  it("waits for the required checks on its own head, then merges all that is in it", async () => {
    const { github, state } = stage.sandbox;
    const { repos, pulls } = stage.as("conductor").rest;
    await repos.createRepoRuleset({ ...stage.place, ...rulesetRequiring("tests") });
    const [one, two] = [await openPull(stage, "one"), await openPull(stage, "two")];
    const [first = 0, second = 0] = state.pullRequests.all().map(({ id }) => id);
    const group = await formMergeGroup(github, stage.actor("conductor"), [first, second]);
    const settle = async () => settleMergeGroup(github, stage.actor("conductor"), group.id);
    expect(await settle()).toEqual(['Required status check "tests" is expected.']);
    const run = { ...stage.place, name: "tests", head_sha: group.headSha, conclusion: "success" } as const;
    await stage.asInstallation.rest.checks.create(run);
    expect(await settle()).toEqual([]);
    for (const pull of [one, two]) {
      expect((await pulls.get({ ...stage.place, ...pull })).data.merged).toBe(true);
    }
    await stage.sandbox.webhooks.idle();
    expect(told(stage)).toContain("merge_group.checks_requested");
  });
});

describe("checks and statuses over REST", () => {
  it("asks an App for checks on each pushed head, once", async () => {
    await openPull(stage, "checked");
    await stage.sandbox.webhooks.idle();
    const heads = stage.received
      .filter(({ event, body }) => event === "check_suite" && JSON.parse(body).action === "requested")
      .map(({ body }) => JSON.parse(body).check_suite.head_sha);
    expect(new Set(heads).size).toBe(heads.length);
    expect(heads.length).toBeGreaterThan(0);
  });

  it("settles the suite with the worst of its runs, and starts again on demand", async () => {
    const about = { ...stage.place, ...(await openPull(stage, "judged")) };
    const { data: pull } = await stage.as("viola-dev").rest.pulls.get(about);
    const { checks } = stage.asInstallation.rest;
    const at = { ...stage.place, head_sha: pull.head.sha };
    const lint = await checks.create({ ...at, name: "lint", status: "in_progress" });
    await checks.create({ ...at, name: "tests", conclusion: "success" });
    const [suite] = (await checks.listSuitesForRef({ ...stage.place, ref: pull.head.sha })).data.check_suites;
    expect(suite?.status).toBe("in_progress");
    const output = { title: "Lint", summary: "One", annotations: [annotation] };
    await checks.update({ ...stage.place, check_run_id: lint.data.id, conclusion: "failure", output });
    const settled = await checks.getSuite({ ...stage.place, check_suite_id: suite?.id ?? 0 });
    expect([settled.data.status, settled.data.conclusion]).toEqual(["completed", "failure"]);
    const noted = await checks.listAnnotations({ ...stage.place, check_run_id: lint.data.id });
    expect(noted.data.map(({ message }) => message)).toEqual(["Too long"]);
    await checks.rerequestRun({ ...stage.place, check_run_id: lint.data.id });
    await checks.rerequestSuite({ ...stage.place, check_suite_id: suite?.id ?? 0 });
    await stage.sandbox.webhooks.idle();
    expect(told(stage)).toEqual(
      expect.arrayContaining(["check_run.created", "check_run.completed", "check_run.rerequested"]),
    );
    expect(told(stage)).toEqual(expect.arrayContaining(["check_suite.completed", "check_suite.rerequested"]));
  });

  it("shows the newest run of a name unless all are asked for", async () => {
    const sha = await write(stage, "twice", "a.md", "a\n");
    const { checks } = stage.asInstallation.rest;
    for (const conclusion of ["failure", "success"] as const) {
      await checks.create({ ...stage.place, name: "tests", head_sha: sha, conclusion });
    }
    const latest = await checks.listForRef({ ...stage.place, ref: sha });
    expect(latest.data.check_runs.map(({ conclusion }) => conclusion)).toEqual(["success"]);
    const all = await checks.listForRef({ ...stage.place, ref: sha, filter: "all" });
    expect(all.data.total_count).toBe(2);
  });

  it("lets only Apps write checks", async () => {
    const sha = await write(stage, "mine", "a.md", "a\n");
    const written = stage.as("conductor").rest.checks.create({ ...stage.place, name: "mine", head_sha: sha });
    await expect(written).rejects.toMatchObject({ status: 403 });
  });

  it("combines the newest status of each context", async () => {
    const sha = await write(stage, "status", "a.md", "a\n");
    const { repos } = stage.asInstallation.rest;
    for (const state of ["pending", "success"] as const) {
      await repos.createCommitStatus({ ...stage.place, sha, state, context: "ci" });
    }
    const { data } = await repos.getCombinedStatusForRef({ ...stage.place, ref: "status" });
    expect([data.state, data.total_count]).toEqual(["success", 1]);
  });
});

const annotation = {
  path: "judged.md",
  start_line: 1,
  end_line: 1,
  annotation_level: "warning",
  message: "Too long",
} as const;
