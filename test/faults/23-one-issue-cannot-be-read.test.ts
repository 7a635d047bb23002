// Fault 23, for ever and of one issue alone: GitHub answers for everything else.
import { expect, onTestFinished, test } from "vitest";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { tellBuried } from "../../src/usecases/tell-buried.ts";
import type { Around } from "../support/around-port.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { expectOrder } from "./judge.ts";

const labels = ["kind/instruction", "tier/2", "domain/strings"];
const effect = { kind: "status", status: 502 } as const;
const [first, second, third] = [1, 2, 3];

async function threeIssues(around: Around = (_method, carryOut) => carryOut()) {
  const stage = await setStage({ configuration: orchestraConfiguration, around });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  for (const title of ["Tune", "Rosin", "Restring"]) people.open("conductor", title, title, labels);
  await stage.settle();
  return { stage, people };
}

/** No query that asks for this issue is answered. */
function unreadable({ sandbox }: Stage, number: number) {
  return sandbox.faults.add({ asks: `issue\\(number: ${number}\\)`, times: null, effect });
}

function labelsOf({ sandbox, seeded }: Stage, number: number): readonly string[] {
  const { state } = sandbox;
  return issueByNumber(state, seeded.repositoryId, number).labelIds.map((id) => state.labels.at(id).name);
}

async function workUntil(stage: Stage, ...minutes: readonly number[]): Promise<void> {
  for (const minute of minutes) {
    stage.time.at(minute);
    await stage.work();
  }
}

test("other issues of its batch go on, and it is found when GitHub answers again", async () => {
  const { stage, people } = await threeIssues();
  const trouble = unreadable(stage, first);
  for (const number of [first, second, third]) people.say("viola-lead", number, "/assign @viola-dev");
  await stage.settle();
  expect(labelsOf(stage, second)).toContain("state/assigned");
  expect(labelsOf(stage, third)).toContain("state/assigned");
  expect(labelsOf(stage, first)).not.toContain("state/assigned");
  const hits = trouble.hits();
  await stage.work();
  expect(trouble.hits(), "asked for again at once").toBe(hits);
  expect(await stage.inbox.counts()).toMatchObject({ waiting: 1, buried: 0 });

  trouble.remove();
  await workUntil(stage, 30);
  expect(labelsOf(stage, first)).toContain("state/assigned");
  await expectOrder(stage);
});

test("alone in its batch it fails for itself all the same: an hour makes a dead letter, which /retry revives", async () => {
  const { stage, people } = await threeIssues();
  const trouble = unreadable(stage, first);
  people.say("viola-lead", first, "/assign @viola-dev");
  await stage.settle();
  people.say("viola-lead", second, "/priority P2");
  await stage.settle();
  await workUntil(stage, 20, 40);
  expect(await stage.inbox.buried()).toEqual([]);
  await workUntil(stage, 61, 63);

  const letters = await stage.inbox.buried();
  expect(letters.map(({ entity }) => entity.split("#")[1])).toEqual([String(first)]);
  expect(letters[0]?.reason).toMatch(/^GitHub does not answer for issue #1: .*502/);
  expect(labelsOf(stage, second)).toContain("priority/P2");
  const home = await stage.home();
  await tellBuried([home], home.logger, letters);
  const { id } = issueByNumber(stage.sandbox.state, stage.seeded.repositoryId, first);
  const told = stage.sandbox.state.comments
    .by("issue", id)
    .filter(({ body }) => body.includes("tutti:dead-letter"));
  expect(told).toHaveLength(1);

  trouble.remove();
  people.say("conductor", first, "/retry");
  await stage.settle();
  await workUntil(stage, 75);
  expect(labelsOf(stage, first)).toContain("state/assigned");
  await expectOrder(stage);
});

test("where GitHub answers for no issue at all, everything waits as long as it lasts", async () => {
  const buried: number[] = [];
  let afterFailure: (() => Promise<void>) | null = null;
  const around: Around = async (method, carryOut) => {
    try {
      return await carryOut();
    } catch (error) {
      if (method === "forge.look") await afterFailure?.();
      throw error;
    }
  };
  const { stage, people } = await threeIssues(around);
  const trouble = stage.sandbox.faults.add({ asks: "issue\\(number: ", times: null, effect });
  afterFailure = async () => {
    stage.time.at((buried.length + 1) * 10);
    buried.push((await stage.inbox.counts()).buried);
    if (buried.length === 12) trouble.remove();
  };
  people.say("viola-lead", first, "/assign @viola-dev");
  people.say("viola-lead", second, "/assign @viola-dev");
  await stage.settle();

  expect(buried).toEqual(Array.from({ length: 12 }, () => 0));
  for (const number of [first, second]) expect(labelsOf(stage, number)).toContain("state/assigned");
  await expectOrder(stage);
});

test("a sweep finds what else was lost, and the clocks of others go on", async () => {
  const { stage, people } = await threeIssues();
  people.say("viola-lead", second, "/assign @viola-dev");
  await stage.settle();
  const trouble = unreadable(stage, first);
  people.say("viola-lead", first, "/assign @viola-dev");
  people.say("viola-lead", third, "/assign @viola-dev");
  stage.takeWebhooks();
  await stage.sweep();
  expect(labelsOf(stage, third)).toContain("state/assigned");
  expect(labelsOf(stage, first)).not.toContain("state/assigned");
  stage.time.at(5 * 60);
  await stage.tick();
  expect(labelsOf(stage, second)).toContain("sla/breached");
  trouble.remove();
  await stage.sweep();
  expect(labelsOf(stage, first)).toContain("state/assigned");
  await expectOrder(stage);
});
