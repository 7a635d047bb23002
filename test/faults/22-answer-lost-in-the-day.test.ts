// Fault 22 on the whole path: in every step of a day the answer to the first write of a kind is lost after it took
// effect: now as a 502, now as a connection that breaks.
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type DayStep, liveTheDay, orchestraConfiguration, scriptedDay } from "../support/scripted-day.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { type Picture, expectOrder, pictureOf } from "./judge.ts";

const issue = 1;
const branch = "tutti/1-mute";

/** What the scripted day has no need of: an issue closed too early, two assignees, and a merge that closes nothing by itself. */
const otherDay: readonly DayStep[] = [
  {
    name: "opened",
    act: (people) =>
      people.open("conductor", "Add a mute", "A mute.", ["kind/instruction", "tier/1", "domain/strings"]),
  },
  { name: "assigned", act: (people) => people.say("viola-lead", issue, "/assign @viola-dev") },
  { name: "assigned to another", act: (people) => people.say("viola-lead", issue, "/assign @cello-dev") },
  { name: "closed too early", act: (people) => people.close("cello-dev", issue) },
  {
    name: "proposed",
    async act(people) {
      await people.push("cello-dev", branch, { "strings/mute.md": "Mute\n" });
      await people.propose("cello-dev", branch, "A mute.");
    },
  },
  { name: "approved", act: (people) => people.review("viola-dev", 2, "APPROVE") },
  { name: "merged", act: (people) => people.merge("cello-dev", 2) },
];

const troubles = [{ kind: "status", status: 502 }, { kind: "reset" }] as const;

/** Gives what people see after each step, and how many answers were lost. */
async function dayOn(stage: Stage, steps: readonly DayStep[], operation: string | null) {
  const pictures: Picture[] = [];
  let lost = 0;
  const follow = async (): Promise<void> => {
    const { faults } = stage.sandbox;
    const effect = troubles[lost % troubles.length] ?? troubles[0];
    const fault = operation === null ? null : faults.add({ operation, when: "after", effect });
    await stage.settle();
    lost += fault?.hits() ?? 0;
    fault?.remove();
    pictures.push(pictureOf(stage));
  };
  await liveTheDay(stage, follow, steps);
  await expectOrder(stage);
  return { pictures, lost };
}

/** The day without a fault, and all that wrote in it. */
async function calmDay(steps: readonly DayStep[]) {
  const stage = await setStage({ configuration: orchestraConfiguration });
  const { traffic } = stage.sandbox;
  traffic.clear();
  const { pictures } = await dayOn(stage, steps, null);
  await stage.stop();
  const wrote = traffic.all.flatMap(({ method, path, rootFields }) =>
    rootFields.length > 0 || method === "GET" ? rootFields : [`${method} ${path}`],
  );
  const isRead = (field: string) => /^(repository|node|nodes|viewer|POST .*access_tokens)$/.test(field);
  return { pictures, writes: new Set(wrote.filter((field) => !isRead(field))) };
}

const usual = [
  "createCommitOnBranch",
  "createLabel",
  "addLabelsToLabelable",
  "removeLabelsFromLabelable",
  "addAssigneesToAssignable",
  "addComment",
  "updateIssueComment",
  "addReaction",
  "createCheckRun",
  "updateCheckRun",
  "requestReviews",
];
const seldom = ["removeAssigneesFromAssignable", "closeIssue", "reopenIssue"];

describe.each([
  { day: "the scripted day", steps: scriptedDay, writes: usual },
  { day: "another day", steps: otherDay, writes: seldom },
])("$day", ({ steps, writes }) => {
  let calm: Awaited<ReturnType<typeof calmDay>>;
  beforeAll(async () => {
    calm = await calmDay(steps);
  });

  test("makes these writes, and none that is not tried", () => {
    expect([...calm.writes]).toEqual(expect.arrayContaining(writes));
    expect([...usual, ...seldom]).toEqual(expect.arrayContaining([...calm.writes]));
  });

  test.each(writes)("%s", async (operation) => {
    const stage = await setStage({ configuration: orchestraConfiguration });
    onTestFinished(stage.stop);
    const { pictures, lost } = await dayOn(stage, steps, operation);
    expect(lost).toBeGreaterThan(0);
    for (const [place, picture] of pictures.entries()) {
      expect([place, picture]).toEqual([place, calm.pictures[place]]);
    }
  });
});
