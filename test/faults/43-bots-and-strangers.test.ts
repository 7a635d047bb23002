// Fault 43: bots' comments order nothing, nor does what we write ourselves, nor a stranger.
import { afterEach, beforeEach, expect, test } from "vitest";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { commandsOf } from "./commands-on-record.ts";
import { expectOrder, pictureOf } from "./judge.ts";

let stage: Stage;
let people: StagePeople;
const issue = 1;

beforeEach(async () => {
  stage = await setStage({ configuration: orchestraConfiguration });
  people = peopleOnStage(stage);
  people.open("conductor", "Tune", "Tune it", ["kind/instruction", "tier/2", "domain/strings"]);
  await stage.settle();
});
afterEach(async () => {
  await expectOrder(stage);
  await stage.stop();
});

test("a bot that is no member's account: silence", async () => {
  const { state } = stage.sandbox;
  const bot = state.accounts.all().find(({ kind, id }) => kind === "bot" && id !== stage.app.botId);
  expect(bot).toBeDefined();
  people.sayAs(bot?.id ?? 0, issue, "/assign @viola-dev");
  await stage.settle();
  expect(await commandsOf(stage)).toEqual([]);
  expect(state.reactions.all()).toEqual([]);
});

test("we ourselves: silence, whatever we write", async () => {
  people.sayAs(stage.app.botId, issue, "/assign @viola-dev");
  await stage.settle();
  await stage.sweep();
  expect(await commandsOf(stage)).toEqual([]);
});

test("a stranger orders: refused, and nothing changes", async () => {
  people.say("passerby", issue, "/assign @viola-dev");
  await stage.settle();
  expect((await commandsOf(stage)).every((command) => command.startsWith("refused "))).toBe(true);
  expect(pictureOf(stage).issues).toMatchObject([{ assignees: [] }]);
});
