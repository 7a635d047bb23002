// What a command costs: requests to GitHub's API, the ledger's commit among them.
import { describe, expect, test } from "vitest";
import { createBranchLedger } from "../../../src/adapters/branch-ledger/branch-ledger.ts";
import type { Branch } from "../../../src/ports/branch.ts";
import type { Hint } from "../../../src/ports/hint.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { type FakeTeam, fakeTeam, home1 } from "../../support/fake-home.ts";

type Deed = (team: FakeTeam) => Hint;

const writing = new Set(["apply", "commit"]);

/** A home that has worked for a while on issue 1, and on pull request 5 for it, and counts what it asks. */
async function busyTeam() {
  const team = fakeTeam();
  const made: string[] = [];
  const branch: Branch = {
    ...team.branch,
    read: (paths, at) => (made.push("read"), team.branch.read(paths, at)),
    commit: (change) => (made.push("commit"), team.branch.commit(change)),
  };
  const ledger = createBranchLedger(branch, {
    clock: team.clock,
    writer: "one",
    readerVersion: 1,
    requires: 1,
    acceptGenesis: () => true,
  });
  const home = await team.open({ ledger });
  const does = async (hint: Hint): Promise<readonly string[]> => {
    team.forge.requests.length = 0;
    made.length = 0;
    await processHints(home, [hint]);
    return [...team.forge.requests.map(({ method }) => method), ...made];
  };
  await does(team.people.opensIssue("grace-g", 1));
  await does(team.people.says("ada-g", 1, "/assign @bob-g\n/tier 2"));
  const links = [{ task: team.github.issueAt(home1.id, 1).facts.id, source: "closing-keyword" as const }];
  await does(team.people.opensPullRequest("bob-g", 5, { links }));
  team.people.opensIssue("eve-g", 7, { labels: [] });
  team.clock.advance(120_000);
  return { team, does };
}

const deeds: readonly (readonly [string, Deed])[] = [
  ["/estimate on the issue", ({ people }) => people.says("ada-g", 1, "/estimate 3h")],
  ["/status", ({ people }) => people.says("bob-g", 1, "/status")],
  ["a refused command", ({ people }) => people.says("bob-g", 1, "/tier 3")],
  [
    "four commands in a comment",
    ({ people }) => people.says("ada-g", 1, "/tier 3\n/priority P1\n/estimate 2h\n/why"),
  ],
  ["/block on the pull request", ({ people }) => people.says("bob-g", 5, "/block no key on #7")],
  ["an approval by command", ({ people }) => people.says("cy-g", 5, "/approve peer")],
  ["a native approval", ({ people }) => people.approves("cy-g", 5)],
  ["a label by hand", ({ people }) => people.labels("ada-g", 1, "priority/P1")],
  [
    "somebody in the sidebar",
    ({ people }) => (people.unassigns("ada-g", 1, "bob-g"), people.assigns("ada-g", 1, "cy-g")),
  ],
  ["closed by hand", ({ people }) => people.closes("bob-g", 1)],
  ["a push", ({ people }) => people.changesPullRequest("bob-g", 5, { draft: true })],
  ["merged", ({ people }) => people.changesPullRequest("bob-g", 5, { status: "merged" })],
  ["a new issue", ({ people }) => people.opensIssue("grace-g", 2)],
  ["a new pull request", ({ people }) => people.opensPullRequest("cy-g", 6)],
];

const inThree = new Set([
  "/estimate on the issue",
  "/status",
  "a refused command",
  "four commands in a comment",
  "/block on the pull request",
  "a native approval",
  "a label by hand",
  "a push",
  "merged",
  "a new issue",
  "a new pull request",
]);

describe("at most five requests, four of them writes", () => {
  test.each(deeds)("%s", async (_, deed) => {
    const { team, does } = await busyTeam();
    const requests = await does(deed(team));
    expect(requests.slice(5)).toEqual([]);
    expect(requests.filter((request) => writing.has(request)).slice(4)).toEqual([]);
  });

  test.each(deeds.filter(([name]) => inThree.has(name)))(
    "%s costs a look, a commit and a batch of effects",
    async (_, deed) => {
      const { team, does } = await busyTeam();
      expect((await does(deed(team))).toSorted()).toEqual(["apply", "commit", "look"]);
    },
  );

  test("what concerns nobody costs a look and nothing else", async () => {
    const { team, does } = await busyTeam();
    expect(await does(team.people.says("eve-g", 1, "Nice work, /all of you."))).toEqual(["look"]);
  });
});
