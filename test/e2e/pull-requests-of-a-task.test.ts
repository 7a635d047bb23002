// Pull requests that are linked to tasks in every other way than one to one.
import { afterEach, beforeEach, expect, test } from "vitest";
import { headKey } from "../../sandbox/state/github-state.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";

let stage: Stage;
let people: StagePeople;

beforeEach(async () => {
  stage = await setStage({ configuration: orchestraConfiguration });
  people = peopleOnStage(stage);
});
afterEach(async () => stage.stop());

async function opens(title: string, tier: string): Promise<number> {
  const issue = people.open("conductor", title, title, ["kind/instruction", tier, "domain/strings"]);
  await stage.settle();
  people.say("viola-lead", issue, "/assign @viola-dev");
  await stage.settle();
  return issue;
}

async function proposes(branch: string, body: string): Promise<number> {
  await people.push("viola-dev", branch, { [`strings/${branch.replaceAll("/", "-")}.md`]: "Play\n" });
  const pull = await people.propose("viola-dev", branch, body);
  await stage.settle();
  return pull;
}

async function approves(login: string, pull: number): Promise<void> {
  people.review(login, pull, "APPROVE");
  await stage.settle();
}

async function merges(pull: number): Promise<void> {
  await people.merge("viola-dev", pull);
  await stage.settle();
}

function stateOf(number: number): readonly string[] {
  const { state } = stage.sandbox;
  return issueByNumber(state, stage.seeded.repositoryId, number)
    .labelIds.map((id) => state.labels.at(id).name)
    .filter((name) => name.startsWith("state/"));
}

function gateOf(pull: number): string | null | undefined {
  const { checkRuns } = stage.sandbox.state;
  const runs = checkRuns.by("head", headKey(stage.seeded.repositoryId, people.head(pull)));
  return runs.find(({ name }) => name === gateCheckName)?.conclusion;
}

test("two for a task: a gate each, the task is as far as the furthest, and done when none is open", async () => {
  const issue = await opens("Search", "tier/2");
  const first = await proposes(`tutti/${issue}-first`, "");
  const second = await proposes("second", `Task: #${issue}`);
  await approves("cello-dev", first);
  expect(stateOf(issue)).toEqual(["state/domain-review"]);
  await approves("viola-lead", first);
  expect([gateOf(first), gateOf(second)]).toEqual(["success", null]);

  await merges(first);
  expect(stateOf(issue)).toEqual(["state/under-review"]);

  await approves("cello-dev", second);
  await approves("viola-lead", second);
  await merges(second);
  expect(stateOf(issue)).toEqual(["state/completed"]);
});

test("one for two tasks: the layers of the higher tier, and both tasks move", async () => {
  const simple = await opens("Search", "tier/1");
  const careful = await opens("Index", "tier/2");
  const pull = await proposes("both", `Closes #${simple}\nCloses #${careful}`);
  expect([stateOf(simple), stateOf(careful)]).toEqual([["state/under-review"], ["state/under-review"]]);
  await approves("cello-dev", pull);
  expect(gateOf(pull)).toBeNull();
  await approves("viola-lead", pull);
  expect(gateOf(pull)).toBe("success");

  await merges(pull);
  expect([stateOf(simple), stateOf(careful)]).toEqual([["state/completed"], ["state/completed"]]);
});

test("stacked on another branch: its task is known by the branch's name", async () => {
  const issue = await opens("Search", "tier/1");
  await people.push("viola-dev", "base-of-it", { "strings/base.md": "Play\n" });
  const branch = `tutti/${issue}-stacked`;
  await people.push("viola-dev", branch, { "strings/stacked.md": "Play\n" });
  const pull = await people.propose("viola-dev", branch, "", false, "base-of-it");
  await stage.settle();

  expect(stateOf(issue)).toEqual(["state/under-review"]);
  expect(gateOf(pull)).toBeNull();
  await approves("cello-dev", pull);
  expect(gateOf(pull)).toBe("success");
});
