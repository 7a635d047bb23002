// Deadlines over GitHub's API: time passes for GitHub and for us alike, and nobody says anything.
import { expect, onTestFinished, test } from "vitest";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";

/** Minutes after nine o'clock on a Monday, when the working day of eight hours begins. */
const threeHours = 3 * 60;
const sixHours = 6 * 60;

async function assignedAtNine(): Promise<{ readonly stage: Stage; readonly issue: number }> {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  const issue = people.open("conductor", "Tune up", "In `strings/`.\n\n- [ ] it sounds", [
    "kind/instruction",
    "tier/1",
    "domain/strings",
  ]);
  await stage.settle();
  people.say("viola-lead", issue, "/assign @viola-dev");
  await stage.settle();
  return { stage, issue };
}

function labels({ sandbox, seeded }: Stage, number: number): readonly string[] {
  const { state } = sandbox;
  return issueByNumber(state, seeded.repositoryId, number).labelIds.map((id) => state.labels.at(id).name);
}

function card({ sandbox, seeded, app }: Stage, number: number): string {
  const { state } = sandbox;
  const { id } = issueByNumber(state, seeded.repositoryId, number);
  const own = state.comments.by("issue", id).filter(({ authorId }) => authorId === app.botId);
  expect(own).toHaveLength(1);
  return own[0]?.body ?? "";
}

test("what was not begun in time is warned of, then breached, on label and card", async () => {
  const { stage, issue } = await assignedAtNine();
  stage.time.at(threeHours + 1);
  await stage.tick();
  expect(card(stage, issue)).toContain("**soon**");
  expect(labels(stage, issue)).not.toContain("sla/breached");

  stage.time.at(sixHours);
  await stage.tick();
  expect(card(stage, issue)).toContain("**overdue**");
  expect(labels(stage, issue)).toContain("sla/breached");

  peopleOnStage(stage).say("viola-dev", issue, "/start");
  await stage.settle();
  expect(labels(stage, issue)).not.toContain("sla/breached");
  expect(stage.sandbox.violations.all).toEqual([]);
});

test("a tick with nothing due makes no request", async () => {
  const { stage } = await assignedAtNine();
  await stage.tick();
  const before = stage.sandbox.traffic.all.length;
  stage.time.at(threeHours - 1);

  await stage.tick();

  expect(stage.sandbox.traffic.all.length).toBe(before);
});

test("what is blocked and forgotten becomes escalated by itself", async () => {
  const { stage, issue } = await assignedAtNine();
  const people = peopleOnStage(stage);
  people.say("viola-dev", issue, "/start");
  await stage.settle();
  people.say("viola-dev", issue, "/block no strings left @cello-dev: orders them");
  await stage.settle();
  expect(labels(stage, issue)).toContain("state/blocked");

  stage.time.at(24 * 60 + sixHours);
  await stage.tick();

  expect(labels(stage, issue)).toContain("state/escalated");
});
