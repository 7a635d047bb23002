import { expect, test } from "vitest";
import type { BranchCommit } from "../../src/ports/branch.ts";
import { findGateGiver } from "./find-gate-giver.ts";

const app = { name: "Tutti", slug: "tutti", events: [], suspended: false, permissions: {} };
const asApp = {
  app,
  credentials: { kind: "app", appId: 7, privateKey: "k", from: "APP_ID" },
} as const;
const asPerson = { app: null, credentials: { kind: "token", token: "t", from: "GITHUB_TOKEN" } } as const;

function find(
  name: string | null,
  signature: BranchCommit["signature"] = "verified",
  who: typeof asApp | typeof asPerson = asPerson,
  { actsAsApp } = { actsAsApp: false },
) {
  const author = { name: name ?? "", email: "", account: "41" };
  const newest = { id: "a".repeat(40), message: "", author, signature };
  const apps = new Map<unknown, unknown>([["github-actions", { id: 15_368, name: "GitHub Actions" }]]);
  return findGateGiver(
    {
      ...who,
      branchOf: () => ({ recentCommits: async () => (name === null ? [] : [newest]) }),
      client: {
        get: async ({ schema, parameters }) => schema.parse(apps.get(parameters?.["app_slug"])),
      },
    },
    { home: "octo/score", actsAsApp },
  );
}

const actions = { id: 15_368, name: "GitHub Actions", slug: "github-actions" };

test("where a workflow's own token wrote the ledger, the checks are GitHub Actions', also as the App sees it", async () => {
  expect(await find("github-actions[bot]")).toEqual(actions);
  expect(await find("github-actions[bot]", "verified", asApp)).toEqual(actions);
});

test("where the workflow acts as the App since, what its job's token wrote before says nothing", async () => {
  const now = { actsAsApp: true };
  expect(await find("github-actions[bot]", "verified", asPerson, now)).toBeNull();
  expect(await find("github-actions[bot]", "verified", asApp, now)).toMatchObject({ id: 7 });
});

test("what a person wrote, or nobody vouches for, says nothing of whose the checks are", async () => {
  expect(await find("ada")).toBeNull();
  expect(await find("github-actions[bot]", "unverified")).toBeNull();
  expect(await find(null)).toBeNull();
});

test.each([
  ["itself", "tutti[bot]", "verified"],
  ["a person", "ada", "verified"],
  ["somebody whom nobody vouches for", "github-actions[bot]", "unverified"],
  ["nobody yet", null, "verified"],
] as const)("as the App, where %s wrote last, the checks are the App's", async (_who, name, signature) => {
  expect(await find(name, signature, asApp)).toEqual({ id: 7, name: "Tutti", slug: "tutti" });
});
