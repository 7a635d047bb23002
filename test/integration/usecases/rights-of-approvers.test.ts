// Whose word counts at the gate, by the rights that they have when it would open.
import { beforeEach, expect, test } from "vitest";
import type { Hint } from "../../../src/ports/hint.ts";
import type { Home } from "../../../src/usecases/home.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { gateCheckName } from "../../../src/views/pull-request-view.ts";
import { type FakeTeam, fakeTeam, home1 } from "../../support/fake-home.ts";

let team: FakeTeam;
let home: Home;

beforeEach(async () => {
  team = fakeTeam();
  home = await team.open();
  const { people } = team;
  await does(people.opensIssue("grace-g", 1));
  await does(people.says("ada-g", 1, "/assign @bob-g"));
  const links = [{ task: team.github.issueAt(home1.id, 1).facts.id, source: "closing-keyword" as const }];
  await does(people.opensPullRequest("bob-g", 5, { links }));
});

/** Gives what was asked of GitHub for it. */
async function does(hint: Hint): Promise<readonly string[]> {
  team.forge.requests.length = 0;
  await processHints(home, [hint]);
  return team.forge.requests.map(({ method }) => method);
}

function gate() {
  const { head } = team.github.pullRequestAt(home1.id, 5).look.facts;
  return team.github.checks.get(head.sha)?.find(({ name }) => name === gateCheckName);
}

/** Our newest comment on the task with these words. */
function comment(words: string): string {
  const bodies = team.github.commentsOn(home1.id, 1).map(({ facts }) => facts.body);
  return bodies.findLast((body) => body.includes(words)) ?? "";
}

const later = (): Promise<readonly string[]> => {
  team.clock.advance(120_000);
  return does(team.people.says("bob-g", 5, "/status"));
};

test("a peer who may only read by now: the gate closes, says so, and nothing more was asked for it", async () => {
  expect(await does(team.people.approves("cy-g", 5))).toEqual(["look", "apply"]);
  expect(gate()).toMatchObject({ conclusion: "success" });
  team.github.permissions.set("cy-g", "read");
  expect(await later()).toEqual(["look", "apply"]);
  expect(gate()?.conclusion).not.toBe("success");
  expect(gate()?.summary).toContain("the approval of `cy` does not count without triage rights");
  expect(comment("Pull request 5")).toContain("in review · ⏳ peer review");
});

test("/why tells what the gate shows, and not what the record alone would come to", async () => {
  await does(team.people.approves("cy-g", 5));
  team.github.permissions.set("cy-g", "read");
  await does(team.people.says("bob-g", 1, "/why"));
  expect(comment("It came here when")).toContain(
    "the approval of `cy` does not count without triage rights in this repository",
  );
  team.github.permissions.set("cy-g", "write");
  await does(team.people.says("bob-g", 1, "/why"));
  expect(comment("It came here when")).toContain("**Ready to merge**");
});

test("a right that is lost closes the gate as soon as that is told, or the sweep finds it", async () => {
  const { github, clock } = team;
  const { id } = team.people.account("cy-g");
  await does(team.people.approves("cy-g", 5));
  for (const told of [{ account: id }, { account: null }, "nobody told"] as const) {
    github.permissions.set("cy-g", "read");
    if (told === "nobody told") await sweep(home);
    else await does({ kind: "rights-changed", at: github.now(), repository: home1, ...told });
    expect(gate()?.conclusion).not.toBe("success");
    expect(comment("Pull request 5")).toContain("⏳ peer review");

    github.permissions.set("cy-g", "write");
    clock.advance(300_000);
    if (told === "nobody told") await sweep(home);
    else await later();
    expect(gate()).toMatchObject({ conclusion: "success" });
  }
});

test("whose rights are as they were, or whose word is on no record, has nothing looked at", async () => {
  const toldOf = (login: string): Promise<readonly string[]> => {
    const account = team.people.account(login).id;
    return does({ kind: "rights-changed", at: team.github.now(), repository: home1, account });
  };
  expect(await toldOf("cy-g")).toEqual([]);
  await does(team.people.approves("cy-g", 5));
  expect(await toldOf("ada-g")).toEqual([]);

  for (const _ of [1, 2]) {
    team.clock.advance(600_000);
    team.forge.requests.length = 0;
    await sweep(home);
  }
  const asked = team.forge.requests.map(({ method }) => method);
  expect(asked).toEqual(["file", "whereabouts", "changesSince", "openPullRequests", "look"]);
});

test("an approver who is called something else by now is asked for by the new name", async () => {
  await does(team.people.approves("cy-g", 5));
  const cy = team.people.account("cy-g");
  team.github.accounts.set("cy-g", { ...cy, login: "cyrus-g" });
  team.github.permissions.delete("cy-g");
  team.github.permissions.set("cyrus-g", "write");
  await later();
  expect(gate()).toMatchObject({ conclusion: "success" });
  team.github.permissions.set("cyrus-g", "none");
  await later();
  expect(gate()?.conclusion).not.toBe("success");
});

test("an override counts as long as its giver may still lead", async () => {
  await does(team.people.says("grace-g", 5, "/override the concert is tonight"));
  expect(gate()).toMatchObject({ conclusion: "success" });
  team.github.permissions.set("grace-g", "read");
  await later();
  expect(gate()?.conclusion).not.toBe("success");
  team.github.permissions.set("grace-g", "triage");
  await later();
  expect(gate()).toMatchObject({ conclusion: "success" });
});
