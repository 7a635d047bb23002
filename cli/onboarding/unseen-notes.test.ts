import { expect, test } from "vitest";
import type { RepositoryFacts } from "./facts.ts";
import { unseenNotes } from "./unseen-notes.ts";

const facts: RepositoryFacts = {
  fullName: "octo/score",
  archived: false,
  defaultBranch: "main",
  branchIsProtected: false,
  actionsEnabled: true,
  hasConfiguration: false,
  agents: [],
  writer: null,
  workflows: [],
  people: [],
  peopleAreComplete: true,
  codeowners: "/web/ @octo/web\n/api/ @octo/api\n",
  teams: new Map([
    ["octo/web", ["ada"]],
    ["octo/api", null],
  ]),
  directories: [],
  me: "ada",
};

test("a team whose members cannot be seen is named", () => {
  expect(unseenNotes(facts)).toEqual([
    "CODEOWNERS names teams whose members the token does not show: octo/api.",
  ]);
  expect(unseenNotes({ ...facts, teams: new Map() })).toEqual([]);
});

test("a pattern that a configuration cannot have is named", () => {
  const [note] = unseenNotes({
    ...facts,
    codeowners: "/x{y/ @ada\n*.md ada@example.com\n",
    teams: new Map(),
  });
  expect(note).toContain("/x{y/");
  expect(note).not.toContain("*.md");
});

test("who is too many is counted", () => {
  const people = Array.from({ length: 75 }, (_, number) => ({
    login: `person-${number}`,
    kind: "user" as const,
    permission: "write" as const,
    pullRequests: 0,
  }));
  expect(unseenNotes({ ...facts, people, teams: new Map() })).toEqual([
    expect.stringMatching(/^15 more people/),
  ]);
});
