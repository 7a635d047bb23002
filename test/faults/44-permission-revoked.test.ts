// Fault 44: who may order something when they say it, and may not any more when it is read, orders nothing.
import { afterEach, beforeEach, expect, test } from "vitest";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { commandsOf, repliesOn } from "./commands-on-record.ts";
import { expectOrder } from "./judge.ts";

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

/** Nobody but admins has a role in the repository any more. */
function revoke(): void {
  const { repositories } = stage.sandbox.state;
  const { collaborators } = repositories.at(stage.seeded.repositoryId);
  repositories.update(stage.seeded.repositoryId, {
    collaborators: collaborators.filter(({ role }) => role === "admin"),
    teams: [],
  });
}

test("a lead's command is refused, and they are told what is missing", async () => {
  people.say("viola-lead", issue, "/assign @viola-dev");
  revoke();
  await stage.settle();
  expect(await commandsOf(stage)).toEqual(["refused not-allowed"]);
  expect(repliesOn(stage, issue)).toEqual([expect.stringContaining("GitHub gives you no triage rights")]);
});
