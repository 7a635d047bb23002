// What a gate rests on, and GitHub does not tell of one pull request alone: it opens for none of that, and others go on.
import { beforeEach, expect, test } from "vitest";
import type { Unreadable } from "../../../src/ports/forge-facts.ts";
import type { Hint } from "../../../src/ports/hint.ts";
import type { Home } from "../../../src/usecases/home.ts";
import { type Processed, processHints } from "../../../src/usecases/process-hints.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { gateCheckName } from "../../../src/views/pull-request-view.ts";
import { sha } from "../../support/fake-github-state.ts";
import { type FakeTeam, fakeTeam, home1 } from "../../support/fake-home.ts";

const failing: Unreadable = { unreadable: "502 Server Error", others: "answered" };
const nobodyAnswered: Unreadable = { unreadable: "502 Server Error", others: "unanswered" };

let team: FakeTeam;
let home: Home;

beforeEach(async () => {
  team = fakeTeam();
  home = await team.open();
  const { people } = team;
  for (const [task, pull, author] of [
    [1, 5, "bob-g"],
    [2, 6, "cy-g"],
  ] as const) {
    await does(people.opensIssue("grace-g", task));
    await does(people.says("ada-g", task, `/assign @${author}`));
    const links = [
      { task: team.github.issueAt(home1.id, task).facts.id, source: "closing-keyword" as const },
    ];
    await does(people.opensPullRequest(author, pull, { links }));
  }
  // What was asked for a minute ago is asked for again.
  team.clock.advance(120_000);
});

async function does(...hints: readonly Hint[]): Promise<Processed> {
  const processed = await processHints(home, hints);
  if (processed.outcome === "halted") throw new Error("halted");
  return processed;
}

function gate(pull: number): string | null {
  const checks = team.github.checks.get(sha(`head-${pull}`)) ?? [];
  return checks.find(({ name }) => name === gateCheckName)?.conclusion ?? null;
}

/** GitHub does not tell what they may do, neither along with a look nor alone. */
function permissionUnread(login: string, how: Unreadable): () => void {
  const { look, permission } = team.forge;
  team.forge.look = async (subjects) => {
    const looked = await look(subjects);
    const people = subjects.people ?? [];
    const permissions = looked.permissions.map((each, index) =>
      people[index]?.login === login ? how : each,
    );
    return { ...looked, permissions };
  };
  team.forge.permission = async (repository, asked) =>
    asked === login ? how : permission(repository, asked);
  return () => Object.assign(team.forge, { look, permission });
}

function commentUnread(id: string, how: Unreadable): () => void {
  const { comments } = team.forge;
  team.forge.comments = async (ids) => {
    const found = new Map(await comments(ids));
    if (ids.includes(id)) found.set(id, how);
    return found;
  };
  return () => Object.assign(team.forge, { comments });
}

test("what an approver may do cannot be read: that gate waits, another opens, and it opens once it can", async () => {
  const mend = permissionUnread("cy-g", failing);
  const approved = team.people.approves("cy-g", 5);
  const other = team.people.approves("bob-g", 6);
  const { waiting, events } = await does(approved, other);
  expect([gate(5), gate(6)]).toEqual([null, "success"]);
  expect(events.filter(({ type }) => type === "ReviewRecorded")).toHaveLength(2);
  expect([...waiting]).toEqual([
    [
      approved,
      { outcome: "unreadable", reason: "what cy-g may do in example/home: 502 Server Error", retryAt: null },
    ],
  ]);
  mend();
  expect((await does(approved)).waiting.size).toBe(0);
  expect(gate(5)).toBe("success");
});

test("a comment that an approval rests on cannot be read: that gate waits, another opens, and it opens once it can", async () => {
  const said = team.people.says("cy-g", 5, "/approve peer");
  const mend = commentUnread(said.comment.id, failing);
  const other = team.people.says("bob-g", 6, "/approve peer");
  const { waiting } = await does(said, other);
  expect([gate(5), gate(6)]).toEqual([null, "success"]);
  const reason = `comment ${said.comment.id} on pull request #5: 502 Server Error`;
  expect([...waiting]).toEqual([[said, { outcome: "unreadable", reason, retryAt: null }]]);
  mend();
  expect((await does(said)).waiting.size).toBe(0);
  expect(gate(5)).toBe("success");
});

test("a merge group waits for it as well", async () => {
  const said = team.people.says("cy-g", 5, "/approve peer");
  await does(said, team.people.approves("bob-g", 6));
  const mend = commentUnread(said.comment.id, failing);
  const head = sha("group");
  team.github.mergeGroups.set("group", [5, 6]);
  const at = team.github.now();
  const group: Hint = {
    kind: "merge-group",
    at,
    repository: home1,
    headRef: "group",
    baseRef: "main",
    head,
  };
  expect([...(await does(group)).waiting.keys()]).toEqual([group]);
  expect(team.github.checks.get(head)).toBeUndefined();
  mend();
  await does(group);
  expect(team.github.checks.get(head)).toMatchObject([{ name: gateCheckName, conclusion: "success" }]);
});

test("where GitHub tells nobody's rights, the order waits as long as that lasts", async () => {
  permissionUnread("ada-g", nobodyAnswered);
  const said = team.people.says("ada-g", 1, "/priority P1");
  const { waiting } = await does(said, team.people.says("grace-g", 2, "/priority P2"));
  expect(waiting.get(said)).toMatchObject({ outcome: "unavailable" });
  expect([...home.state.tasks.entries()].map(([, { priority }]) => priority)).toEqual([null, "P2"]);
});

test("a sweep that cannot read a comment brings the others, and asks for it again", async () => {
  await sweep(home);
  const said = team.people.says("ada-g", 1, "/priority P1");
  team.people.says("ada-g", 2, "/priority P2");
  const mend = commentUnread(said.comment.id, failing);
  team.clock.advance(5 * 60_000);
  await sweep(home);
  const priorities = () => [...home.state.tasks.entries()].map(([, { priority }]) => priority);
  expect(priorities()).toEqual([null, "P2"]);
  mend();
  team.clock.advance(10 * 60_000);
  await sweep(home);
  expect(priorities()).toEqual(["P1", "P2"]);
});
