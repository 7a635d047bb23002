import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeFiles } from "../../../sandbox/operations/write-files.ts";
import { requiredCheck } from "../../support/required-check.ts";
import { type SandboxWithApp, startSandboxWithApp } from "../../support/sandbox-with-app.ts";

let stage: SandboxWithApp;

beforeEach(async () => {
  stage = await startSandboxWithApp();
});
afterEach(async () => stage.stop());

const gate = "tutti / ready to merge";
const everywhere = { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } };

type Rules = NonNullable<
  NonNullable<Parameters<ReturnType<SandboxWithApp["as"]>["rest"]["repos"]["createRepoRuleset"]>[0]>["rules"]
>;

async function protect(rules: Rules, bypassed?: number): Promise<number> {
  const { data } = await stage.as("conductor").rest.repos.createRepoRuleset({
    ...stage.place,
    name: "main",
    target: "branch",
    enforcement: "active",
    conditions: everywhere,
    rules,
    ...(bypassed === undefined
      ? {}
      : { bypass_actors: [{ actor_id: bypassed, actor_type: "Integration", bypass_mode: "always" }] }),
  });
  return data.id;
}

async function openPull(): Promise<{ pull_number: number; sha: string }> {
  const { repositoryId } = stage.seeded;
  const { git, pulls } = stage.as("viola-dev").rest;
  const main = await git.getRef({ ...stage.place, ref: "heads/main" });
  await git.createRef({ ...stage.place, ref: "refs/heads/topic", sha: main.data.object.sha });
  const files = { "topic.md": "topic\n" };
  const write = { repositoryId, branch: "topic", message: "Topic", files };
  const sha = await writeFiles(stage.sandbox.github, stage.actor("viola-dev"), write);
  const { data } = await pulls.create({ ...stage.place, title: "Topic", head: "topic", base: "main" });
  return { pull_number: data.number, sha };
}

function requireGate(integration?: number): Rules[number] {
  return requiredCheck(gate, integration);
}

describe("a required check", () => {
  it("blocks the merge while it is missing, running or failing, and lets it through on success", async () => {
    await protect([requireGate(stage.app.id)]);
    const { pull_number, sha } = await openPull();
    const merge = async () => stage.as("viola-lead").rest.pulls.merge({ ...stage.place, pull_number });
    const { checks } = stage.asInstallation.rest;
    await expect(merge()).rejects.toThrow(`Required status check "${gate}" is expected.`);
    const run = await checks.create({ ...stage.place, name: gate, head_sha: sha, status: "in_progress" });
    await expect(merge()).rejects.toThrow("is in progress");
    const about = { ...stage.place, check_run_id: run.data.id };
    await checks.update({ ...about, conclusion: "failure" });
    await expect(merge()).rejects.toThrow("is failing");
    await checks.update({ ...about, conclusion: "success" });
    expect((await merge()).data.merged).toBe(true);
  });

  it("is not satisfied by a check of the same name from somebody else", async () => {
    await protect([requireGate(stage.app.id)]);
    const { pull_number, sha } = await openPull();
    const forged = { ...stage.place, sha, context: gate, state: "success" } as const;
    await stage.as("viola-dev").rest.repos.createCommitStatus(forged);
    const merged = stage.as("viola-lead").rest.pulls.merge({ ...stage.place, pull_number });
    await expect(merged).rejects.toThrow("is expected");
  });

  it("holds for refs moved through the API as well", async () => {
    await protect([requireGate()]);
    const { sha } = await openPull();
    const moved = stage.as("conductor").rest.git.updateRef({ ...stage.place, ref: "heads/main", sha });
    await expect(moved).rejects.toThrow("Repository rule violations found");
  });
});

describe("required reviews", () => {
  const rule = {
    type: "pull_request",
    parameters: {
      required_approving_review_count: 1,
      dismiss_stale_reviews_on_push: true,
      require_code_owner_review: false,
      require_last_push_approval: false,
      required_review_thread_resolution: false,
    },
  } as const;

  it("count those of people who may write, and go with a push that changes something", async () => {
    await protect([rule]);
    const { pull_number } = await openPull();
    const about = { ...stage.place, pull_number };
    const merge = async () => stage.as("viola-lead").rest.pulls.merge(about);
    await stage.as("passerby").rest.pulls.createReview({ ...about, event: "APPROVE" });
    await expect(merge()).rejects.toThrow("At least 1 approving review is required");
    await stage.as("viola-lead").rest.pulls.createReview({ ...about, event: "APPROVE" });
    const { repositoryId } = stage.seeded;
    await writeFiles(stage.sandbox.github, stage.actor("viola-dev"), {
      repositoryId,
      branch: "topic",
      message: "More",
      files: { "topic.md": "more\n" },
    });
    await expect(merge()).rejects.toThrow("At least 1 approving review is required");
    await stage.as("viola-lead").rest.pulls.createReview({ ...about, event: "APPROVE" });
    expect((await merge()).data.merged).toBe(true);
  });

  it("forbid pushing past them", async () => {
    await protect([rule]);
    const content = Buffer.from("x").toString("base64");
    const file = { ...stage.place, path: "x.md", message: "x", content };
    const written = stage.as("conductor").rest.repos.createOrUpdateFileContents(file);
    await expect(written).rejects.toThrow("Changes must be made through a pull request.");
  });
});

describe("a ruleset", () => {
  it("binds everybody but those who may bypass it", async () => {
    await protect([{ type: "update" }, { type: "deletion" }, { type: "non_fast_forward" }], stage.app.id);
    const content = Buffer.from("x").toString("base64");
    const file = { ...stage.place, path: "x.md", message: "x", content };
    const byPerson = stage.as("conductor").rest.repos.createOrUpdateFileContents(file);
    await expect(byPerson).rejects.toThrow("Cannot update this protected ref.");
    const byApp = await stage.asInstallation.rest.repos.createOrUpdateFileContents(file);
    expect(byApp.status).toBe(201);
  });

  it("is read back as it was written, listed, changed, switched off and deleted", async () => {
    const id = await protect([requireGate(stage.app.id)]);
    const about = { ...stage.place, ruleset_id: id };
    const { repos } = stage.as("conductor").rest;
    const { data } = await repos.getRepoRuleset(about);
    expect(data).toMatchObject({ name: "main", enforcement: "active", conditions: everywhere });
    const binding = async () => (await repos.getBranchRules({ ...stage.place, branch: "main" })).data;
    expect((await binding()).map(({ type }) => type)).toEqual(["required_status_checks"]);
    await repos.updateRepoRuleset({ ...about, enforcement: "disabled" });
    expect(await binding()).toEqual([]);
    await repos.deleteRepoRuleset(about);
    expect((await repos.getRepoRulesets(stage.place)).data).toEqual([]);
  });

  it("with a rule that the sandbox does not enforce is refused", async () => {
    const asked = protect([
      { type: "commit_message_pattern", parameters: { operator: "contains", pattern: "x" } },
    ]);
    await expect(asked).rejects.toMatchObject({ status: 501 });
  });

  it("is for admins to write", async () => {
    const asked = stage
      .as("viola-dev")
      .rest.repos.createRepoRuleset({ ...stage.place, name: "mine", enforcement: "active" });
    await expect(asked).rejects.toMatchObject({ status: 403 });
  });
});

describe("a private repository of a free plan", () => {
  it("is asked to upgrade whatever one asks about rulesets, and none binds", async () => {
    await protect([requireGate(stage.app.id)]);
    const { repositoryId } = stage.seeded;
    const { accounts, repositories } = stage.sandbox.state;
    const { ownerId } = repositories.update(repositoryId, { isPrivate: true });
    accounts.update(ownerId, { plan: "free" });
    const { repos, pulls } = stage.as("conductor").rest;
    const refusal = {
      status: 403,
      message: expect.stringContaining(
        "Upgrade to GitHub Team or make this repository public to enable this feature.",
      ),
    };
    await expect(repos.getBranchRules({ ...stage.place, branch: "main" })).rejects.toMatchObject(refusal);
    await expect(repos.getRepoRulesets(stage.place)).rejects.toMatchObject(refusal);
    await expect(protect([requireGate()])).rejects.toMatchObject(refusal);
    const { data: main } = await repos.getBranch({ ...stage.place, branch: "main" });
    expect(main).toMatchObject({ protected: false, protection: { enabled: false } });
    const { pull_number } = await openPull();
    expect((await pulls.merge({ ...stage.place, pull_number })).status).toBe(200);
    expect(stage.sandbox.violations.all).toEqual([]);
  });
});
