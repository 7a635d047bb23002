// Fault 23, for ever and of one person's permission alone: GitHub answers for everybody else.
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { expectOrder } from "./judge.ts";

const labels = ["kind/instruction", "tier/2", "domain/strings"];
const effect = { kind: "status", status: 502 } as const;
const [first, second] = [1, 2];

let stage: Stage;

beforeEach(async () => {
  stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  for (const title of ["Tune", "Rosin"]) people.open("conductor", title, title, labels);
  await stage.settle();
});

/** Neither along with a look nor alone. */
function unreadable(login: string) {
  const { faults } = stage.sandbox;
  const rules = [{ asks: `query: "${login}"` }, { path: `/collaborators/${login}/permission$` }];
  const active = rules.map((rule) => faults.add({ ...rule, times: null, effect }));
  return { remove: () => active.forEach((each) => each.remove()) };
}

function labelsOf(number: number): readonly string[] {
  const { state } = stage.sandbox;
  return issueByNumber(state, stage.seeded.repositoryId, number).labelIds.map(
    (id) => state.labels.at(id).name,
  );
}

async function workUntil(...minutes: readonly number[]): Promise<void> {
  for (const minute of minutes) {
    stage.time.at(minute);
    await stage.work();
  }
}

test("what they order waits, what others order is done, and it is carried out when GitHub answers again", async () => {
  const people = peopleOnStage(stage);
  const trouble = unreadable("viola-lead");
  people.say("viola-lead", first, "/assign @viola-dev");
  people.say("conductor", second, "/assign @viola-dev");
  await stage.settle();
  expect(labelsOf(second)).toContain("state/assigned");
  expect(labelsOf(first)).not.toContain("state/assigned");
  expect(await stage.inbox.counts()).toMatchObject({ waiting: 1, buried: 0 });

  trouble.remove();
  await workUntil(30);
  expect(labelsOf(first)).toContain("state/assigned");
  await expectOrder(stage);
});

test("it never counts as granted: an hour makes a dead letter that says whose, where and what to do, and /retry revives it", async () => {
  const people = peopleOnStage(stage);
  const trouble = unreadable("viola-lead");
  people.say("viola-lead", first, "/assign @viola-dev");
  await stage.settle();
  people.say("conductor", second, "/priority P2");
  await stage.settle();
  await workUntil(20, 40);
  expect(await stage.inbox.buried()).toEqual([]);
  await workUntil(61, 63, 66);

  const letters = await stage.inbox.buried();
  expect(letters.map(({ entity }) => entity.split("#")[1])).toEqual([String(first)]);
  expect(letters[0]?.reason).toMatch(
    /^GitHub does not answer for what viola-lead may do in [\w-]+\/[\w-]+: .*502.*\/retry/,
  );
  expect(labelsOf(first)).not.toContain("state/assigned");
  expect(labelsOf(second)).toContain("priority/P2");

  trouble.remove();
  people.say("conductor", first, "/retry");
  await stage.settle();
  await workUntil(80);
  expect(labelsOf(first)).toContain("state/assigned");
  await expectOrder(stage);
});
