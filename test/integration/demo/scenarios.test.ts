// What Tutti does in each scenario, read from GitHub and from the ledger's branch.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { explain } from "../../../demo/journal/explain.ts";
import { type Play, scenarios } from "../../../demo/scenarios/plays.ts";
import { type Demo, startDemo } from "../../../demo/start.ts";
import { findIssue } from "../../../sandbox/state/lookup.ts";

const patience = { timeout: 60_000, interval: 100 };
const limit = { timeout: 150_000 };

let demo: Demo;
beforeEach(async () => {
  demo = await startDemo({ port: 0, logLevel: "silent", cast: "paused" });
}, 60_000);
afterEach(async () => {
  await demo.stop();
}, 60_000);

describe("a scenario", () => {
  it("agent goes silent: warned, overdue, and one level up, though nobody says a word", limit, async () => {
    const number = await play("agent-goes-silent");
    await vi.waitFor(async () => {
      expect(await eventsOf(number)).toEqual(
        expect.arrayContaining([
          "TaskMoved pending → assigned",
          "DeadlineWarned",
          expect.stringMatching(/^DeadlineBreached level 1, to /),
          expect.stringMatching(/^DeadlineBreached level 2, to /),
        ]),
      );
    }, patience);
    expect(labelsOf(number)).toEqual(expect.arrayContaining(["state/assigned", "sla/breached"]));
  });

  it("false done: the claim is refused, and the closed issue is open again", limit, async () => {
    const number = await play("false-done");
    expect(issueOf(number).state).toBe("open");
    expect(labelsOf(number)).toContain("state/assigned");
    expect(await eventsOf(number)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^CommandRefused \/ready: /)]),
    );
    const closings = demo.sandbox.state.timeline
      .by("issue", issueOf(number).id)
      .filter(({ detail }) => ["closed", "reopened"].includes(detail.kind))
      .map(({ actorId, detail }) => `${demo.sandbox.state.accounts.at(actorId).login} ${detail.kind}`);
    expect(closings).toEqual(["metronome closed", "tutti[bot] reopened"]);
  });

  it("self-approval refused: by GitHub and by Tutti, and the gate stays closed", limit, async () => {
    const number = await play("self-approval-refused");
    expect(told("self-approval-refused")).toContainEqual(
      expect.stringMatching(/GitHub itself says no: .*422/),
    );
    expect(await eventsOf(number)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^CommandRefused \/approve peer: /)]),
    );
    const runs = demo.sandbox.state.checkRuns.all().filter(({ name }) => name === "tutti / ready to merge");
    expect(runs.length).toBeGreaterThan(0);
    expect(runs.map(({ conclusion }) => conclusion)).not.toContain("success");
    expect(labelsOf(number)).toContain("state/under-review");
  });

  it("label pushed by hand: refused, and put back", limit, async () => {
    const number = await play("label-pushed-by-hand");
    expect(labelsOf(number).filter((name) => name.startsWith("state/"))).toEqual(["state/pending"]);
    expect(await eventsOf(number)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^CommandRefused .*(?:not allowed|no such transition)/)]),
    );
  });

  it("GitHub down for an hour: the command runs once when it is back", limit, async () => {
    const number = await play("github-down-for-an-hour");
    const events = await eventsOf(number);
    expect(events.filter((event) => event === "TaskAssigned cello-dev")).toHaveLength(1);
    expect(events.filter((event) => event.startsWith("CommandAccepted"))).toEqual([
      "CommandAccepted /assign @cello-dev",
    ]);
    expect(issueOf(number).assigneeIds).toHaveLength(1);
  });
});

describe("the demo's time", () => {
  it("begins again with a reset: the same people, and nothing else", limit, async () => {
    const before = demo.sandbox.url;
    await play("label-pushed-by-hand");
    await demo.reset();
    expect(demo.sandbox.url).toBe(before);
    expect(demo.sandbox.state.issues.all()).toEqual([]);
    expect(Object.keys(demo.seeded.personas)).toContain("viola-lead");
    expect(Math.abs(demo.sandbox.clock.now() - Date.now())).toBeLessThan(60_000);
    await play("label-pushed-by-hand");
  });
});

async function play(name: string): Promise<number> {
  const scenario = scenarios.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`no scenario is called ${name}`);
  const { plays } = demo.now();
  await plays.play(scenario);
  const { standing, number } = playOf(name);
  expect([standing, told(name).at(-1)]).toEqual(["over", expect.anything()]);
  return number ?? 0;
}

function playOf(name: string): Play {
  const found = demo.now().plays.of(name);
  if (found === null) throw new Error(`${name} was not played`);
  return found;
}

function told(name: string): readonly string[] {
  return playOf(name).told.map(({ words }) => words);
}

async function eventsOf(number: number): Promise<readonly string[]> {
  const { sandbox, seeded, journal } = demo.now();
  const deeds = await explain({ ...sandbox.github, repositoryId: seeded.repositoryId }, journal);
  return deeds
    .filter((deed) => deed.number === number)
    .toReversed()
    .flatMap(({ events }) => events.map(({ type, detail }) => `${type} ${detail}`.trim()));
}

function issueOf(number: number) {
  const issue = findIssue(demo.sandbox.state, demo.seeded.repositoryId, number);
  if (issue === undefined) throw new Error(`there is no #${String(number)}`);
  return issue;
}

function labelsOf(number: number): readonly string[] {
  return issueOf(number).labelIds.map((id) => demo.sandbox.state.labels.at(id).name);
}
