// Tutti was proposed and never ran here, or its ledger is gone already: what can be told is taken away all the same.
import { afterAll, beforeAll, expect, test } from "vitest";
import { UninstallReport } from "../../cli/commands/uninstall.ts";
import { mergePullRequest } from "../../sandbox/operations/merge-pull-request.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import { findAccount } from "../../sandbox/state/lookup.ts";
import { writesAmong } from "../support/command-on-stage.ts";
import { type ShapedRepository, createShaped } from "../support/shaped-repository.ts";
import { json, tutti } from "../support/tutti-command.ts";

let sandbox: Sandbox;
let shaped: ShapedRepository;

beforeAll(async () => {
  sandbox = await startSandbox();
  const people = { ada: "admin", ben: "write" } as const;
  shaped = await createShaped(sandbox, { owner: "brief", people, files: { "README.md": "# Work\n" } });
}, 60_000);
afterAll(() => sandbox.stop());

function here(line: string) {
  const environment = {
    GITHUB_API_URL: sandbox.apiUrl,
    GITHUB_TOKEN: shaped.token,
    GITHUB_REPOSITORY: shaped.fullName,
  };
  return tutti(line, { environment });
}

async function mergeNewest(): Promise<void> {
  const pull = sandbox.state.pullRequests.by("repository", shaped.id).at(-1);
  const accountId = findAccount(sandbox.state, "ada")?.id ?? 0;
  const actor = { accountId, viaAppId: null, startsWorkflows: true };
  await mergePullRequest(sandbox.github, actor, { pullId: pull?.id ?? 0, method: "merge" });
}

async function branches(): Promise<readonly string[]> {
  const refs = await sandbox.github.git.listRefs(shaped.id, "refs/heads/");
  return refs.map(({ ref }) => ref.replace("refs/heads/", ""));
}

test("where there never was anything, it says so and writes nothing", async () => {
  sandbox.traffic.clear();
  const ran = await here("uninstall --yes --pull-request --ledger delete");
  expect(ran).toMatchObject({ code: 4, out: "" });
  expect(ran.error).toContain("nothing of Tutti's that can be told");
  expect(writesAmong(sandbox.traffic.all)).toEqual([]);
});

test("files that were merged and never ran are proposed for deletion, and every branch is named", async () => {
  await here("init --pull-request");
  await mergeNewest();
  const ran = await here("uninstall --yes --pull-request --ledger delete --json");
  expect(ran.code).toBe(0);
  const { left, pullRequest, removals } = UninstallReport.parse(json(ran));
  expect(removals).toEqual([]);
  expect(left[0]).toBe(
    `Merge pull request #${pullRequest?.number ?? 0}, which deletes .github/tutti.yml and .github/workflows/tutti.yml.`,
  );
  expect(left.join("\n")).toContain("There is no branch tutti-ledger");
  // The workflow has no App's key: nobody is sent after an App.
  expect(left.join("\n")).not.toMatch(/\bApps?\b|APP_ID/);
  expect(left.join("\n")).toMatch(/Delete the branches of pull requests .*: add-tutti\.$/m);

  await mergeNewest();
  const after = await here("uninstall");
  expect(after).toMatchObject({ code: 0 });
  expect(after.out).toMatch(/closed: add-tutti, tutti-uninstall\.$/m);
  expect(await branches()).toEqual(["add-tutti", "main", "tutti-uninstall"]);
});

test("GitHub's descriptions were kept", () => {
  expect(sandbox.violations.all).toEqual([]);
});
