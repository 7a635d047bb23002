// Work that was merged past its gate: its checks follow the reviews that are given since.
import { expect, test } from "vitest";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { sha } from "../../support/fake-github-state.ts";
import { type FakeTeam, fakeTeam, home1 } from "../../support/fake-home.ts";

function conclusions(team: FakeTeam): Readonly<Record<string, string | null>> {
  const checks = team.github.checks.get(sha("head-5")) ?? [];
  return Object.fromEntries(checks.map(({ name, conclusion }) => [name.replace("tutti / ", ""), conclusion]));
}

function gateOf(team: FakeTeam) {
  return team.github.checks.get(sha("head-5"))?.find(({ name }) => name === "tutti / ready to merge");
}

async function mergedUnreviewed(...orders: readonly string[]) {
  const team = fakeTeam();
  const home = await team.open();
  const { people } = team;
  await processHints(home, [people.opensIssue("grace-g", 1, { labels: ["kind/instruction", "tier/2"] })]);
  await processHints(home, [people.says("ada-g", 1, "/assign @bob-g")]);
  const links = [{ task: team.github.issueAt(home1.id, 1).facts.id, source: "closing-keyword" as const }];
  await processHints(home, [people.opensPullRequest("bob-g", 5, { links, paths: ["core/a.ts"] })]);
  for (const order of orders) await processHints(home, [people.says("grace-g", 5, order)]);
  await processHints(home, [people.changesPullRequest("bob-g", 5, { status: "merged" })]);
  return { team, home, people };
}

test("given a merge past the gate, when the missing reviews are given, then each check follows", async () => {
  const { team, home, people } = await mergedUnreviewed();
  expect(conclusions(team)).toMatchObject({
    "peer review": null,
    "domain review": null,
    "ready to merge": null,
  });

  await processHints(home, [people.approves("cy-g", 5)]);
  expect(conclusions(team)).toMatchObject({ "peer review": "success", "ready to merge": null });

  await processHints(home, [people.approves("ada-g", 5)]);
  expect(conclusions(team)).toMatchObject({ "domain review": "success", "ready to merge": "success" });
});

test("given an override, when its layers are given after the merge, then the gate says so", async () => {
  const { team, home, people } = await mergedUnreviewed("/override the hall burns");
  expect(gateOf(team)?.summary).toContain("stay due");

  await processHints(home, [people.approves("cy-g", 5), people.says("ada-g", 5, "/approve domain")]);

  expect(conclusions(team)).toMatchObject({ "peer review": "success", "domain review": "success" });
  expect(gateOf(team)?.summary).toContain("were given since");
});

test("the approval of somebody without rights fills nothing after a merge either", async () => {
  const { team, home, people } = await mergedUnreviewed();
  team.github.permissions.set("cy-g", "read");

  await processHints(home, [people.approves("cy-g", 5)]);

  expect(conclusions(team)).toMatchObject({ "peer review": null });
});

test("nobody is asked to review what is merged, and what was given to the end is not shown again", async () => {
  const { team, home, people } = await mergedUnreviewed();
  team.forge.requests.length = 0;
  await processHints(home, [people.approves("cy-g", 5)]);
  await processHints(home, [people.approves("ada-g", 5)]);
  const effects = team.forge.requests.flatMap((request) => request.effects);
  expect(effects.map(({ kind }) => kind)).not.toContain("request-reviewers");
  team.forge.requests.length = 0;

  await processHints(home, [people.changesPullRequest("bob-g", 5, {})]);

  const again = team.forge.requests.flatMap((request) => request.effects);
  expect(again.filter(({ kind }) => kind === "check")).toEqual([]);
});
