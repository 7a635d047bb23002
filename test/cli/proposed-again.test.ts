// A team that leaves and comes back: the branches of its earlier pull requests are still there.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InitReport } from "../../cli/commands/init.ts";
import { mergePullRequest } from "../../sandbox/operations/merge-pull-request.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import type { Actor } from "../../sandbox/state/actor.ts";
import { findAccount } from "../../sandbox/state/lookup.ts";
import type { PullRequest } from "../../sandbox/state/pull-request.ts";
import { type ShapedRepository, createShaped } from "../support/shaped-repository.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { json, tutti } from "../support/tutti-command.ts";

const configuration = ".github/tutti.yml";
const workflow = ".github/workflows/tutti.yml";

let sandbox: Sandbox;
let shaped: ShapedRepository;
let ada: Actor;

beforeAll(async () => {
  sandbox = await startSandbox();
  const people = { ada: "admin", ben: "write" } as const;
  shaped = await createShaped(sandbox, { owner: "back", people, files: { "README.md": "# Work\n" } });
  const accountId = findAccount(sandbox.state, "ada")?.id ?? 0;
  ada = { accountId, viaAppId: null, startsWorkflows: true };
}, 60_000);
afterAll(() => sandbox.stop());

async function propose() {
  const ran = await tutti("init --pull-request --json", {
    environment: {
      GITHUB_API_URL: sandbox.apiUrl,
      GITHUB_TOKEN: shaped.token,
      GITHUB_REPOSITORY: shaped.fullName,
    },
  });
  return ran.code === 0 ? InitReport.parse(json(ran)).outcome : ran;
}

function newest(): PullRequest {
  const pull = sandbox.state.pullRequests.by("repository", shaped.id).at(-1);
  if (pull === undefined) throw new Error("there is no pull request");
  return pull;
}

async function onMain(path: string): Promise<boolean> {
  const { git } = sandbox.github;
  const tip = await git.resolveRef(shaped.id, "refs/heads/main");
  return (await git.readEntry(shaped.id, tip ?? "", path)) !== null;
}

test.each(["merge", "squash"] as const)("proposed, merged (%s), removed, proposed again", async (method) => {
  for (const _time of [1, 2]) {
    expect(await propose()).toBe("proposed");
    expect(await propose()).toBe("already-proposed");
    await mergePullRequest(sandbox.github, ada, { pullId: newest().id, method });
    expect([await onMain(configuration), await onMain(workflow)]).toEqual([true, true]);
    await writeFiles(sandbox.github, ada, {
      repositoryId: shaped.id,
      branch: "main",
      message: "Leave Tutti",
      files: { [configuration]: null, [workflow]: null },
    });
  }
});

test("a try that ended between commit and pull request is gone on with", async () => {
  sandbox.faults.add({
    method: "POST",
    path: `/repos/${shaped.fullName}/pulls`,
    times: 1,
    when: "before",
    effect: { kind: "status", status: 403, body: { message: "Not now" } },
  });
  expect(await propose()).toMatchObject({ code: 3, out: expect.stringContaining("Not now") });
  const left = await sandbox.github.git.listRefs(shaped.id, "refs/heads/");
  expect(await propose()).toBe("proposed");
  const now = await sandbox.github.git.listRefs(shaped.id, "refs/heads/");
  expect(now.map(({ ref }) => ref)).toEqual(left.map(({ ref }) => ref));
});

/** A repository of its own in which people have these files already. */
async function having(owner: string, files: Readonly<Record<string, string>>) {
  const place = await createShaped(sandbox, {
    owner,
    people: { ada: "admin", ben: "write" },
    files: { "README.md": "# Work\n", ...files },
  });
  const environment = {
    GITHUB_API_URL: sandbox.apiUrl,
    GITHUB_TOKEN: place.token,
    GITHUB_REPOSITORY: place.fullName,
  };
  const proposed = async (path: string): Promise<string | null> => {
    const pull = sandbox.state.pullRequests.by("repository", place.id).at(-1);
    const { git } = sandbox.github;
    const entry = await git.readEntry(place.id, pull?.headSha ?? "", path);
    return entry === null ? null : ((await git.readBlob(place.id, entry.oid))?.toString() ?? null);
  };
  const bodyOf = (): string => {
    const pull = sandbox.state.pullRequests.by("repository", place.id).at(-1);
    return sandbox.state.issues.find(pull?.issueId ?? 0)?.body ?? "";
  };
  return { environment, proposed, bodyOf };
}

const edited = "# Ours, with care\non: workflow_dispatch\njobs: {}\n";
const another =
  "on: push\njobs:\n  tasks:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: octo/tutti@v1\n";

describe("a workflow that is there already", () => {
  test.each([
    ["under its usual name", "kept", workflow, edited],
    ["under another name", "named", ".github/workflows/tasks.yml", another],
  ])("%s: the pull request leaves it alone, and says so", async (_where, owner, path, text) => {
    const { environment, proposed, bodyOf } = await having(owner, { [path]: text });
    const ran = await tutti("init --pull-request", { environment });
    expect(ran).toMatchObject({ code: 0, error: "" });
    expect(ran.out).toContain(`${path} is there already, and stays as it is`);
    expect(bodyOf()).toContain(`${path} is there already, and stays as it is`);
    expect(await proposed(path)).toBe(text);
    expect(await proposed(configuration)).toContain("mode: observe");
    if (path !== workflow) expect(await proposed(workflow)).toBeNull();
  });

  test("in the folder: left alone as well", async () => {
    const { environment } = await having("folder", {});
    const folder = await temporaryDirectory();
    await mkdir(join(folder, ".github/workflows"), { recursive: true });
    await writeFile(join(folder, workflow), edited);
    const ran = await tutti("init", { environment, folder });
    expect(ran).toMatchObject({ code: 0, error: "" });
    expect(ran.out).toContain(`wrote ${configuration}`);
    expect(ran.out).toContain(`${workflow} is there already, and stays as it is`);
    expect(await readFile(join(folder, workflow), "utf8")).toBe(edited);
  });

  test("with --force it is replaced, and what reads the pull request is told", async () => {
    const { environment, proposed, bodyOf } = await having("forced", { [workflow]: edited });
    const shown = await tutti("init --dry-run --force", { environment });
    expect(shown.out).toContain(`${workflow} is there already, and is replaced`);
    expect(shown.out).toContain(`Would write ${configuration} and ${workflow}.`);
    const dry = await tutti("init --dry-run --force --pull-request", { environment });
    expect(dry.out).toContain(`Would open a pull request with ${configuration} and ${workflow}.`);
    const ran = await tutti("init --pull-request --force", { environment });
    expect(ran).toMatchObject({ code: 0, error: "" });
    expect(bodyOf()).toContain(`${workflow} is there already, and is replaced`);
    expect(await proposed(workflow)).toContain("issue_comment");
  });
});

test("a configuration that is there already: nothing is proposed, and it says what to do", async () => {
  const { environment } = await having("configured", { [configuration]: "lead: ada\n" });
  const ran = await tutti("init --pull-request", { environment });
  expect(ran).toMatchObject({ code: 2, out: "" });
  expect(ran.error).toContain(`configured/work has a ${configuration} already`);
  expect(ran.error).toContain("--force");
});

test("GitHub's descriptions were kept", () => {
  expect(sandbox.violations.all).toEqual([]);
});
