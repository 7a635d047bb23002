// Fault 17: webhooks of one moment in every order; what people see in the end is the same.
import { expect, onTestFinished, test } from "vitest";
import type { Outgoing } from "../../sandbox/webhooks/queue.ts";
import { createCheckRun } from "../../sandbox/operations/check-runs.ts";
import { actionsAppId } from "../../sandbox/authorization/authenticate.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { type Picture, expectOrder, pictureOf } from "./judge.ts";

const configuration = `${orchestraConfiguration}
review: { layers: { qa: { checks: [test] } } }
`;

type Scene = (people: StagePeople, stage: Stage) => Promise<readonly string[]>;

/** Each webhook is carried by itself, in this order of the kinds named; what has no part in it comes after. */
async function play(scene: Scene, order: readonly number[]): Promise<Picture> {
  const stage = await setStage({ configuration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  const kinds = await scene(people, stage);
  const webhooks = stage.takeWebhooks();
  const kindOf = ({ event, action }: Outgoing): string => (action === null ? event : `${event} ${action}`);
  for (const kind of kinds) expect(webhooks.map(kindOf)).toContain(kind);
  for (const index of order) {
    for (const webhook of webhooks.filter((each) => kindOf(each) === kinds[index]))
      await stage.carryOne(webhook);
  }
  await stage.carry(webhooks.filter((each) => !kinds.includes(kindOf(each))));
  await expectOrder(stage);
  return pictureOf(stage);
}

function ordersOf(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((first) =>
    ordersOf(items.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  );
}

const openedAndClosed: Scene = async (people) => {
  const issue = people.open("conductor", "Tune", "Tune it", ["kind/instruction", "tier/2", "domain/strings"]);
  people.assign("viola-lead", issue, "viola-dev");
  people.close("viola-dev", issue);
  return ["issues opened", "issues labeled", "issues assigned", "issues closed"];
};

const pushedAndReviewed: Scene = async (people, stage) => {
  people.open("conductor", "Tune", "Tune it", ["kind/instruction", "tier/2", "domain/strings"]);
  people.say("viola-lead", 1, "/assign @viola-dev");
  await stage.settle();
  await people.push("viola-dev", "tutti/1-tune", { "strings/viola.md": "Tuned\n" });
  await people.propose("viola-dev", "tutti/1-tune", "Closes #1");
  await stage.settle();
  stage.time.at(10);
  await people.push("viola-dev", "tutti/1-tune", { "strings/viola.md": "Well tuned\n" });
  people.review("cello-dev", 2, "APPROVE");
  const { github, state } = stage.sandbox;
  const actions = {
    accountId: state.apps.at(actionsAppId).botId,
    viaAppId: actionsAppId,
    startsWorkflows: false,
  };
  const check = { repositoryId: stage.seeded.repositoryId, name: "test", headSha: people.head(2) };
  await createCheckRun(github, actions, { ...check, status: "completed", conclusion: "success" });
  return ["pull_request synchronize", "pull_request_review submitted", "check_run completed"];
};

test.each([
  ["opened, labeled, assigned, closed", openedAndClosed, 4],
  ["synchronize, review, check_run", pushedAndReviewed, 3],
] as const)("every order of %s", { timeout: 120_000 }, async (_name, scene, count) => {
  const [first, ...others] = ordersOf(Array.from({ length: count }, (_, index) => index));
  const expected = await play(scene, first ?? []);
  for (const order of others) expect([order, await play(scene, order)]).toEqual([order, expected]);
});
