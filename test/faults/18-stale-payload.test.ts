// Fault 18: webhooks tell of an issue as it was; what it is now stays as it is.
import { expect, onTestFinished, test } from "vitest";
import { editIssue } from "../../sandbox/operations/edit-issue.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { setStage } from "../support/stage.ts";
import { expectOrder, pictureOf } from "./judge.ts";

test("old payloads, told late and backwards, change neither the record nor what people see", async () => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  const { github, state } = stage.sandbox;
  people.open("conductor", "Tune", "- [ ] the A is right", ["kind/instruction", "tier/2", "domain/strings"]);
  const { id } = issueByNumber(state, stage.seeded.repositoryId, 1);
  stage.time.at(1);
  people.label("viola-lead", 1, "priority/P2");
  stage.time.at(2);
  people.unlabel("viola-lead", 1, "priority/P2");
  people.label("viola-lead", 1, "priority/P1");
  stage.time.at(3);
  editIssue(github, stage.actor("conductor"), id, { title: "Tune again", body: "- [x] the A is right" });
  const told = stage.takeWebhooks();
  expect(told.length).toBeGreaterThan(5);
  await stage.carry(told.slice(-1));
  const { state: known, position } = await stage.home();
  const [[, task] = []] = [...known.tasks.entries()];
  expect(task).toMatchObject({
    title: "Tune again",
    priority: "P1",
    criteria: { total: 1, ticked: 1 },
    state: "in-planning",
  });
  const picture = pictureOf(stage);
  const { seq } = position;

  stage.time.at(4);
  await stage.carry(told.toReversed());

  expect((await stage.home()).position.seq).toBe(seq);
  expect(pictureOf(stage)).toEqual(picture);
  await expectOrder(stage);
});
