import { expect, test } from "vitest";
import { RepositoryId } from "../../src/domain/ids.ts";
import { checkGateSource } from "./check-gate-source.ts";

const id = RepositoryId.parse(1);
const repository = { id, owner: "octo", name: "score", defaultBranch: "main", isPrivate: false };
const github = { repository, apiUrl: "https://api.github.com" };
const tutti = { id: 7, name: "Tutti", slug: "tutti" };
const actions = { id: 15_368, name: "GitHub Actions", slug: "github-actions" };

test.each([
  ["the App that gives it", [7], tutti, "good", "required, from Tutti alone"],
  ["GitHub Actions, which gives it", [15_368], actions, "good", "from GitHub Actions, so any workflow may"],
  ["another App", [7], actions, "bad", "required from App 7, but here GitHub Actions (App 15368) gives it"],
  ["the App in one rule, another in the next", [7, 15_368], tutti, "bad", "required from App 15368"],
  ["anybody", [null], tutti, "warning", "any App or workflow may give it"],
  ["some App, and nobody knows whose the gate is", [7], null, "unknown", "cannot be seen"],
] as const)("required from %s", (_whom, sources, giver, status, what) => {
  const finding = checkGateSource(github, sources, giver);
  expect(finding).toMatchObject({ name: "required check", status, what: expect.stringContaining(what) });
  if (status !== "good") expect(finding.fix).toBeTruthy();
});
