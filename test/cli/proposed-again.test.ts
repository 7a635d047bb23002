// A team that leaves and comes back: the branches of its earlier pull requests are still there.
import { afterAll, beforeAll, expect, test } from "vitest";
import { InitReport } from "../../cli/commands/init.ts";
import { mergePullRequest } from "../../sandbox/operations/merge-pull-request.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import type { Actor } from "../../sandbox/state/actor.ts";
import { findAccount } from "../../sandbox/state/lookup.ts";
import type { PullRequest } from "../../sandbox/state/pull-request.ts";
import { type ShapedRepository, createShaped } from "../support/shaped-repository.ts";
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

test("GitHub's descriptions were kept", () => {
  expect(sandbox.violations.all).toEqual([]);
});
