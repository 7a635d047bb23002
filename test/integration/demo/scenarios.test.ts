// What Tutti does in each scenario, read from GitHub and from the ledger's branch.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recordOf } from "../../../demo/journal/record-of.ts";
import { type Play, scenarios } from "../../../demo/scenarios/plays.ts";
import { type Demo, startDemo } from "../../../demo/start.ts";
import { findIssue } from "../../../sandbox/state/lookup.ts";

const patience = { timeout: 60_000, interval: 100 };
const limit = { timeout: 150_000 };

let demo: Demo;
/** Everything that the App ever wrote in comments: it edits some of them. */
let written: Set<string>;
function aDemoEach(): void {
  beforeEach(async () => {
    demo = await startDemo({ port: 0, logLevel: "silent", cast: "paused" });
    written = new Set();
    const { events, state } = demo.sandbox;
    events.listen(() => {
      for (const { authorId, body } of state.comments.all())
        if (state.accounts.at(authorId).kind === "bot") written.add(body);
    });
  }, 60_000);
  afterEach(async () => {
    await demo.stop();
  }, 60_000);
}

describe("a scenario", () => {
  aDemoEach();

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
    const story = told("false-done").join("\n");
    expect(story).toMatch(/Tutti refuses the claim: “\/ready\b.* no open pull request/);
    expect(story).toMatch(/Tutti has opened it again: “closed\b.* for people\./);
  });

  it("self-approval refused: by GitHub and by Tutti, and the gate stays closed", limit, async () => {
    const number = await play("self-approval-refused");
    expect(told("self-approval-refused")).toContain(
      "GitHub itself says no: “Can not approve your own pull request”",
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
    const { comments, reactions, accounts } = demo.sandbox.state;
    const here = comments.by("issue", issueOf(number).id);
    expect(here.map(({ authorId }) => accounts.at(authorId).login)).toEqual(["tutti[bot]", "viola-lead"]);
    expect(here.flatMap(({ id }) => reactions.by("subject", `issue-comment/${String(id)}`))).toMatchObject([
      { content: "+1" },
    ]);
  });
});

it("each scenario is played above, and its words held to what was said", () => {
  const played = [
    "agent-goes-silent",
    "false-done",
    "self-approval-refused",
    "label-pushed-by-hand",
    "github-down-for-an-hour",
  ];
  expect(scenarios.map(({ name }) => name)).toEqual(played);
});

describe("the demo's time", () => {
  aDemoEach();

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
  await expectHonest(name, number ?? 0);
  return number ?? 0;
}

/** What the story quotes is what GitHub or Tutti really said; and it is for people, not for machines. */
async function expectHonest(name: string, number: number): Promise<void> {
  const story = told(name);
  const quoted = story.flatMap((words) => Array.from(words.matchAll(/“([^”]*)”/g), ([, text = ""]) => text));
  expect(quoted).not.toEqual([]);
  const said = [...written, ...(await eventsOf(number)), "Can not approve your own pull request"];
  const unsaid = quoted.filter((text) => !said.some((body) => bare(body).includes(bare(text))));
  expect(unsaid).toEqual([]);
  expect(story.filter((words) => /[{}]|<\/|https?:/.test(words))).toEqual([]);
}

/** Letters and numbers alone: a quotation is without the marks of Markdown. */
function bare(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
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
  return recordOf(number, { ...sandbox.github, repositoryId: seeded.repositoryId }, journal);
}

function issueOf(number: number) {
  const issue = findIssue(demo.sandbox.state, demo.seeded.repositoryId, number);
  if (issue === undefined) throw new Error(`there is no #${String(number)}`);
  return issue;
}

function labelsOf(number: number): readonly string[] {
  return issueOf(number).labelIds.map((id) => demo.sandbox.state.labels.at(id).name);
}
