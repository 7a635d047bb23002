// Fault 22 on the whole path: in every step of the day the answer to the first write of a kind is lost after it took effect.
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { liveTheDay, orchestraConfiguration } from "../support/scripted-day.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { type Picture, expectOrder, pictureOf } from "./judge.ts";

let calm: readonly Picture[];

/** Gives what people see after each step, and how many answers were lost. */
async function dayOn(stage: Stage, operation: string | null) {
  const pictures: Picture[] = [];
  let lost = 0;
  await liveTheDay(stage, async () => {
    const { faults } = stage.sandbox;
    const effect = { kind: "status", status: 502 } as const;
    const fault = operation === null ? null : faults.add({ operation, when: "after", effect });
    await stage.settle();
    lost += fault?.hits() ?? 0;
    fault?.remove();
    pictures.push(pictureOf(stage));
  });
  await expectOrder(stage);
  return { pictures, lost };
}

beforeAll(async () => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  calm = (await dayOn(stage, null)).pictures;
  await stage.stop();
});

test.each([
  "createCommitOnBranch",
  "createLabel",
  "addAssigneesToAssignable",
  "addComment",
  "addReaction",
  "createCheckRun",
])("%s", async (operation) => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const { pictures, lost } = await dayOn(stage, operation);
  expect(lost).toBeGreaterThan(0);
  for (const [place, picture] of pictures.entries()) expect([place, picture]).toEqual([place, calm[place]]);
});
