// Merged work that is taken back, on GitHub: the task is open again, in each mode as far as the mode goes.
import { describe, expect, onTestFinished, test } from "vitest";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { eventsOf, repliesOn } from "../faults/commands-on-record.ts";
import { expectOrder } from "../faults/judge.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";

type Mode = "observe" | "advise" | "enforce";
type Shown = { readonly state: string; readonly label: string | undefined };

/** Issues of tier 1 whose one pull request, the next number, was approved and merged. */
async function mergedWork(issues: number, mode: Mode = "enforce") {
  const configuration = orchestraConfiguration.replace("mode: enforce", `mode: ${mode}`);
  const stage = await setStage({ configuration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  const labels = ["kind/instruction", "tier/1", "domain/strings"];
  for (let number = 1; number <= issues; number += 1) {
    people.open("conductor", "Search", "Search", labels);
    await stage.settle();
    people.say("viola-lead", number, "/assign @viola-dev");
    await stage.settle();
  }
  const pull = issues + 1;
  await people.push("viola-dev", "search", { "strings/viola.md": "Search\n" });
  const closes = Array.from({ length: issues }, (_, index) => `Closes #${index + 1}`).join("\n");
  await people.propose("viola-dev", "search", closes);
  await stage.settle();
  people.review("cello-dev", pull, "APPROVE");
  await stage.settle();
  await people.merge("viola-dev", pull);
  await stage.settle();
  return { stage, people, pull };
}

async function mergesRevert(stage: Stage, people: StagePeople, reverted: number): Promise<void> {
  await people.push("viola-lead", `revert-${reverted}`, { "strings/viola.md": `Without ${reverted}\n` });
  const revert = await people.propose(
    "viola-lead",
    `revert-${reverted}`,
    `Reverts orchestra/score#${reverted}`,
  );
  await stage.settle();
  stage.time.at(20);
  await people.merge("conductor", revert);
  await stage.settle();
}

function shown({ sandbox, seeded }: Stage, number: number): Shown {
  const issue = issueByNumber(sandbox.state, seeded.repositoryId, number);
  const labels = issue.labelIds.map((id) => sandbox.state.labels.at(id).name);
  return { state: issue.state, label: labels.find((name) => name.startsWith("state/")) };
}

async function defects(stage: Stage): Promise<number> {
  return (await eventsOf(stage)).filter(({ type }) => type === "DefectFound").length;
}

describe("a merged revert", () => {
  test.each<readonly [Mode, string]>([
    ["observe", "closed"],
    ["advise", "open"],
    ["enforce", "open"],
  ])("in %s puts the task back, and the issue is %s, without a word said", async (mode, state) => {
    const { stage, people, pull } = await mergedWork(1, mode);
    expect(shown(stage, 1)).toEqual({ state: "closed", label: "state/completed" });
    await mergesRevert(stage, people, pull);
    expect(shown(stage, 1)).toEqual({ state, label: "state/assigned" });
    expect(await defects(stage)).toBe(1);
    expect(repliesOn(stage, 1)).toEqual([]);
    await expectOrder(stage);
  });

  test("puts every task back that the work was for", async () => {
    const { stage, people, pull } = await mergedWork(2);
    await mergesRevert(stage, people, pull);
    for (const number of [1, 2]) {
      expect(shown(stage, number)).toEqual({ state: "open", label: "state/assigned" });
    }
    expect(await defects(stage)).toBe(2);
    await expectOrder(stage);
  });

  test("that is taken back itself is work for the task once more", async () => {
    const { stage, people, pull } = await mergedWork(1);
    await mergesRevert(stage, people, pull);
    stage.time.at(30);
    await people.push("viola-dev", "again", { "strings/viola.md": "Search again\n" });
    const again = await people.propose("viola-dev", "again", `Reverts #${pull + 1}`);
    await stage.settle();
    expect(shown(stage, 1)).toEqual({ state: "open", label: "state/under-review" });
    people.review("cello-dev", again, "APPROVE");
    await stage.settle();
    await people.merge("viola-dev", again);
    await stage.settle();
    expect(shown(stage, 1)).toEqual({ state: "closed", label: "state/completed" });
    expect(await defects(stage)).toBe(1);
    await expectOrder(stage);
  });

  test("of a pull request that was no task's touches no task", async () => {
    const { stage, people } = await mergedWork(1);
    await people.push("cello-dev", "notes", { "strings/cello.md": "Notes\n" });
    const untracked = await people.propose("cello-dev", "notes", "Some notes");
    await stage.settle();
    await people.merge("conductor", untracked);
    await stage.settle();
    await mergesRevert(stage, people, untracked);
    expect(shown(stage, 1)).toEqual({ state: "closed", label: "state/completed" });
    expect(await defects(stage)).toBe(0);
    await expectOrder(stage);
  });
});
