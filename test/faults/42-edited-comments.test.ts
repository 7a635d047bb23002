// Fault 42: an edit that adds a command runs the new one only; what somebody else edits in is refused.
import { afterEach, beforeEach, expect, test } from "vitest";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { commandsOf, repliesOn } from "./commands-on-record.ts";
import { expectOrder } from "./judge.ts";

let stage: Stage;
let people: StagePeople;
let comment: number;
const issue = 1;

beforeEach(async () => {
  stage = await setStage({ configuration: orchestraConfiguration });
  people = peopleOnStage(stage);
  people.open("conductor", "Tune", "Tune it", ["kind/instruction", "tier/2", "domain/strings"]);
  comment = people.say("viola-lead", issue, "/assign @viola-dev");
  await stage.settle();
  stage.time.at(10);
});
afterEach(async () => {
  await expectOrder(stage);
  await stage.stop();
});

const assigned = ["accepted AssignTask"];

test("the author adds a line: it runs, and the old one does not run again", async () => {
  people.change("viola-lead", comment, "/assign @viola-dev\n/estimate 4h");
  await stage.settle();
  expect(await commandsOf(stage)).toEqual([...assigned, "accepted EstimateTask"]);
});

test("the author only rewords the rest: nothing runs", async () => {
  people.change("viola-lead", comment, "Please.\n\n/assign @viola-dev\n\nThank you.");
  await stage.settle();
  expect(await commandsOf(stage)).toEqual(assigned);
});

test("somebody else adds a line: it is refused, and said so", async () => {
  people.change("conductor", comment, "/assign @viola-dev\n/priority P0");
  await stage.settle();
  expect(await commandsOf(stage)).toEqual([...assigned, "refused edited-by-other"]);
  expect(repliesOn(stage, issue)).toHaveLength(1);
});

test("somebody else adds a line and no webhook tells: the sweep refuses it too", async () => {
  people.change("conductor", comment, "/assign @viola-dev\n/priority P0");
  stage.takeWebhooks();
  await stage.sweep();
  expect(await commandsOf(stage)).toEqual([...assigned, "refused edited-by-other"]);
});

test("somebody else adds a line within the very second, and no webhook tells: the sweep refuses it too", async () => {
  const fresh = people.say("viola-lead", issue, "Good work.");
  people.change("conductor", fresh, "Good work.\n\n/priority P0");
  stage.takeWebhooks();
  await stage.sweep();
  expect(await commandsOf(stage)).toEqual([...assigned, "refused edited-by-other"]);
});

test("the author rewords what somebody else put in, and no webhook told of either: the sweep refuses it too", async () => {
  people.change("conductor", comment, "/assign @viola-dev\n/priority P0");
  people.change("viola-lead", comment, "Please.\n\n/assign @viola-dev\n/priority P0");
  stage.takeWebhooks();
  await stage.sweep();
  expect(await commandsOf(stage)).toEqual([...assigned, "refused edited-by-other"]);
});

test("somebody else edits before the comment was handled: the author's words run, the others are refused", async () => {
  const fresh = people.say("viola-lead", issue, "Good work.\n\n/estimate 4h");
  people.change("conductor", fresh, "Good work.\n\n/estimate 9h\n/tier 0");
  await stage.settle();
  expect(await commandsOf(stage)).toEqual([
    ...assigned,
    "accepted EstimateTask",
    "refused edited-by-other",
    "refused edited-by-other",
  ]);
  expect(repliesOn(stage, issue)).toHaveLength(1);
});

test("somebody else takes the author's words away before they were handled: they run as said", async () => {
  const fresh = people.say("viola-lead", issue, "/estimate 4h");
  people.change("conductor", fresh, "Nothing.");
  await stage.settle();
  expect(await commandsOf(stage)).toEqual([...assigned, "accepted EstimateTask"]);
});

test("the author edits, and then somebody else, before either was handled: only the author's words run", async () => {
  const fresh = people.say("viola-lead", issue, "Good work.");
  await stage.settle();
  people.change("viola-lead", fresh, "Good work!\n\n/estimate 4h");
  people.change("conductor", fresh, "Good work!\n\n/estimate 4h\n/tier 0");
  await stage.settle();
  expect(await commandsOf(stage)).toEqual([...assigned, "accepted EstimateTask", "refused edited-by-other"]);
});
