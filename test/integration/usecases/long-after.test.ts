// What comes long after it was said: a delivery again after weeks, an edit of an old comment, a sweep.
import { beforeEach, expect, test } from "vitest";
import { instant } from "../../../src/domain/time.ts";
import { toTimestamp } from "../../../src/domain/timestamp.ts";
import type { Hint } from "../../../src/ports/hint.ts";
import type { Home } from "../../../src/usecases/home.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { type FakeTeam, fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";

const day = 24 * 60 * 60_000;

let team: FakeTeam;
let home: Home;

beforeEach(async () => {
  team = fakeTeam();
  home = await team.open();
  await does(team.people.opensIssue("grace-g", 1));
  await does(team.people.opensIssue("grace-g", 2));
});

/** Gives the types of events that it came to. */
async function does(...hints: readonly Hint[]): Promise<readonly string[]> {
  const processed = await processHints(home, hints);
  if (processed.outcome === "halted") throw new Error("halted");
  return processed.events.map(({ type }) => type);
}

const task = (number: number) => home.state.taskAt(home1.id, number);

function lastReply(): string {
  const bodies = team.github.commentsOn(home1.id, 1).map(({ facts }) => facts.body);
  return bodies.findLast((body) => body.includes("tutti:reply")) ?? "";
}

/** Somebody works elsewhere, so that the days go by on record. */
async function daysGoBy(days: number): Promise<void> {
  team.clock.advance(days * day);
  await does(team.people.says("ada-g", 2, `/estimate ${days}h`));
}

async function completed(): Promise<Hint> {
  const said = team.people.says("ada-g", 1, "/estimate 3h");
  await does(said);
  await does(team.people.closes("grace-g", 1, "not-planned"));
  expect(task(1)?.state).toBe("completed");
  return said;
}

test("a delivery that comes again after 40 days does nothing twice, though what it ran is forgotten", async () => {
  const said = await completed();
  await daysGoBy(40);
  expect([...home.state.outcomes()].some(([subject]) => subject === task(1)?.id)).toBe(false);
  const before = home.position.seq;
  team.forge.requests.length = 0;
  expect(await does(said)).toEqual([]);
  expect(home.position.seq).toBe(before);
  const effects = team.forge.requests.flatMap((request) => request.effects);
  expect(effects.filter(({ kind }) => kind === "comment" || kind === "reaction")).toEqual([]);
});

test("nor is anything told where it comes dated anew, as by somebody who found it", async () => {
  const said = await completed();
  await daysGoBy(40);
  const before = home.position.seq;
  expect(await does({ ...said, at: toTimestamp(instant(team.clock.now())) })).toEqual([]);
  expect(home.position.seq).toBe(before);
});

test("nor for a process that has just started, from the log", async () => {
  const said = await completed();
  await daysGoBy(40);
  home = await team.open();
  expect(await does(said)).toEqual([]);
});

test("nor on the task that was opened again, when its comment is edited: that is told, and what is said anew runs", async () => {
  const said = await completed();
  await daysGoBy(40);
  await does(team.people.reopens("grace-g", 1));
  expect(task(1)?.state).not.toBe("completed");
  if (said.kind !== "comment") throw new Error("no comment");
  const edited = team.people.edits("ada-g", said.comment.id, "/estimate 3h\n\nas we said");
  expect(await does(edited)).toEqual(["CommandRefused"]);
  expect(lastReply()).toContain("Give the command in a new comment");
  expect(await does(edited)).toEqual([]);
  expect(await does(team.people.says("ada-g", 1, "/estimate 5h"))).toContain("TaskEstimated");
});

test("a task under way for long: an edit runs the line that is new, and no other", async () => {
  const said = team.people.says("ada-g", 1, "/estimate 3h");
  await does(said);
  await daysGoBy(40);
  const edited = team.people.edits("ada-g", said.comment.id, "/estimate 3h\n/priority P2");
  expect(await does(edited)).toEqual(["TaskPrioritized", "ClockSet", "CommandAccepted"]);
});

test("a comment that nobody touched for more than a week before the last sweep never runs, and whoever brings it is told", async () => {
  const late = team.people.says("ada-g", 1, "/estimate 3h");
  team.clock.advance(6 * day);
  team.github.comments.delete(late.comment.id);
  await sweep(home);
  const inTime = team.people.says("ada-g", 1, "/estimate 4h");
  team.github.comments.delete(inTime.comment.id);
  team.clock.advance(2 * day);
  await sweep(home);
  expect(await does(late)).toEqual(["CommandRefused"]);
  expect(lastReply()).toContain("Give the command in a new comment");
  expect(await does(inTime)).toContain("TaskEstimated");
});

test("a label that came to nothing stays outside of enforce when that is forgotten", async () => {
  team = fakeTeam(teamConfiguration.replace("enforce", "observe"));
  home = await team.open();
  await does(team.people.opensIssue("grace-g", 1));
  await does(team.people.opensIssue("grace-g", 2));
  await does(team.people.labels("eve-g", 1, "state/domain-review"));
  const labels = () => team.github.issueAt(home1.id, 1).facts.labels;
  expect(labels()).toContain("state/domain-review");
  await completed();
  await daysGoBy(40);
  const touched = team.people.edits("grace-g", team.people.says("grace-g", 1, "hm").comment.id, "well");
  await does(touched);
  expect(labels()).toEqual(expect.arrayContaining(["state/completed", "state/domain-review"]));
});
