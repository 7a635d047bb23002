import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import { orchestraConfiguration } from "../../test/support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../../test/support/stage-people.ts";
import { installOnOrchestra } from "../../test/support/stage.ts";
import { Notifications } from "./notifications.ts";

let sandbox: Sandbox;
let people: StagePeople;
let notifications: Notifications;

beforeAll(async () => {
  sandbox = await startSandbox();
  sandbox.webhooks.hold();
  const { seeded, actor } = await installOnOrchestra(sandbox, orchestraConfiguration);
  people = peopleOnStage({ sandbox, seeded, actor });
  notifications = new Notifications(sandbox.state, sandbox.events, () => "now");
}, 60_000);
afterAll(() => sandbox.stop());

/** Who is told of a deed, and why. */
function toldOf(act: () => unknown): readonly string[] {
  const before = notifications.all.length;
  act();
  return notifications.all.slice(before).map(({ login, reason, by }) => `${login}: ${reason} by ${by}`);
}

test("nobody is told what they did themselves: of the same words, the others are", () => {
  let issue = 0;
  const words = "With @viola-dev and @viola-lead.";
  expect(toldOf(() => (issue = people.open("viola-lead", "Tune", words)))).toEqual([
    "viola-dev: mention by viola-lead",
  ]);
  expect(toldOf(() => people.say("viola-dev", issue, words))).toEqual(["viola-lead: mention by viola-dev"]);
  expect(toldOf(() => people.say("viola-dev", issue, "Done."))).toEqual(["viola-lead: author by viola-dev"]);
  expect(toldOf(() => people.assign("viola-dev", issue, "viola-dev"))).toEqual([]);
  expect(toldOf(() => people.assign("viola-lead", issue, "viola-dev"))).toEqual([]);
});

test("whoever is assigned by another is told, and of a label nobody", () => {
  const issue = people.open("viola-lead", "Play", "");
  expect(toldOf(() => people.assign("viola-lead", issue, "cello-dev"))).toEqual([
    "cello-dev: assign by viola-lead",
  ]);
  expect(toldOf(() => people.label("viola-lead", issue, "bug"))).toEqual([]);
});
