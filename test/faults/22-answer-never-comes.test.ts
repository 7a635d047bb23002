// Fault 22, for ever: GitHub does what it is asked, and of one kind of write its answer never comes.
import { expect, onTestFinished, test } from "vitest";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { expectOrder } from "./judge.ts";

const labels = ["kind/instruction", "tier/2", "domain/strings"];
const [first, second] = [1, 2];

async function silentAboutLabels() {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  for (const title of ["Tune", "Rosin"]) people.open("conductor", title, title, labels);
  await stage.settle();
  const effect = { kind: "status", status: 502 } as const;
  const silence = stage.sandbox.faults.add({ operation: "addLabelsToLabelable", times: null, effect });
  return { stage, people, silence };
}

function labelsOf({ sandbox, seeded }: Stage, number: number): readonly string[] {
  const { state } = sandbox;
  return issueByNumber(state, seeded.repositoryId, number).labelIds.map((id) => state.labels.at(id).name);
}

test("what needs no such answer is done, and what does is found when GitHub speaks again", async () => {
  const { stage, people, silence } = await silentAboutLabels();
  people.say("viola-lead", first, "/assign @viola-dev");
  await stage.settle();
  const issue = issueByNumber(stage.sandbox.state, stage.seeded.repositoryId, first);
  expect(issue.assigneeIds).toHaveLength(1);
  expect(labelsOf(stage, first)).not.toContain("state/assigned");
  expect(await stage.inbox.counts()).toMatchObject({ buried: 0 });

  silence.remove();
  stage.time.at(30);
  await stage.work();

  expect(labelsOf(stage, first)).toContain("state/assigned");
  await expectOrder(stage);
});

test("an hour of it makes a dead letter that says which view, and other issues went on all the while", async () => {
  const { stage, people, silence } = await silentAboutLabels();
  people.say("viola-lead", first, "/assign @viola-dev");
  await stage.settle();
  people.say("viola-lead", second, "/priority P2");
  await stage.settle();
  for (const minutes of [20, 40, 61, 63]) {
    stage.time.at(minutes);
    await stage.work();
  }

  const letters = await stage.inbox.buried();
  expect(letters.map(({ entity }) => entity.split("#")[1])).toEqual([String(first)]);
  expect(letters[0]?.reason).toMatch(/^GitHub does not say what became of it: labels of I_.* 502/);
  const { ledger } = await stage.home();
  expect(await ledger.verify()).toMatchObject({ problems: [], quarantined: [] });

  silence.remove();
  people.say("conductor", first, "/retry");
  await stage.settle();
  stage.time.at(75);
  await stage.work();
  expect(labelsOf(stage, first)).toContain("state/assigned");
  await expectOrder(stage);
});
