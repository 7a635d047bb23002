import { expect, test } from "vitest";
import type { BranchCommit } from "../../src/ports/branch.ts";
import { findGateGiver } from "./find-gate-giver.ts";

function find(name: string, signature: BranchCommit["signature"] = "verified") {
  const author = { name, email: "", account: "41" };
  const newest = { id: "a".repeat(40), message: "", author, signature };
  const apps = new Map<unknown, unknown>([["github-actions", { id: 15_368, name: "GitHub Actions" }]]);
  return findGateGiver(
    {
      app: null,
      credentials: { kind: "token", token: "t", from: "GITHUB_TOKEN" },
      branchOf: () => ({ recentCommits: async () => [newest] }),
      client: {
        get: async ({ schema, parameters }) => schema.parse(apps.get(parameters?.["app_slug"])),
      },
    },
    "octo/score",
  );
}

test("where a workflow's own token wrote the ledger, the checks are GitHub Actions'", async () => {
  expect(await find("github-actions[bot]")).toEqual({ id: 15_368, name: "GitHub Actions" });
});

test("what a person wrote, or nobody vouches for, says nothing of whose the checks are", async () => {
  expect(await find("ada")).toBeNull();
  expect(await find("github-actions[bot]", "unverified")).toBeNull();
});
