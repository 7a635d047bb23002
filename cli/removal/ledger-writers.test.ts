import { expect, test } from "vitest";
import { doorsOf, writersAmong } from "./ledger-writers.ts";

const by = (name: string, account: string | null) => ({ author: { name, email: "", account } });
const workflow = { paths: [".github/tutti.yml", ".github/workflows/tutti.yml"], secrets: [] };
const nothing = { paths: [".github/tutti.yml"], secrets: [] };
const person = { asApp: false };

test("writers are told by their commits: jobs, Apps, and whoever wrote before", () => {
  const writers = writersAmong([
    by("tutti-acme[bot]", "7"),
    by("github-actions[bot]", "41"),
    by("ada", null),
  ]);
  expect(writers).toEqual({ accounts: new Set([7, 41]), apps: ["tutti-acme"], jobs: true });
});

test.each([
  ["a workflow's token alone wrote", [by("github-actions[bot]", "41")], workflow, "action"],
  ["the App wrote at some time", [by("github-actions[bot]", "41"), by("tutti[bot]", "7")], workflow, "app"],
  ["nobody wrote, and there is a workflow without a key", [], workflow, "action"],
  ["nobody wrote, and the workflow has the App's key", [], { ...workflow, secrets: ["KEY"] }, "unknown"],
  ["nobody wrote, and there is no workflow", [], nothing, "unknown"],
] as const)("%s", (_what, commits, installed, doors) => {
  expect(doorsOf(writersAmong(commits), installed, person)).toBe(doors);
});

test("whoever asks as the App has it installed", () => {
  expect(doorsOf(writersAmong([]), workflow, { asApp: true })).toBe("app");
});
