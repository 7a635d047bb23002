// Fault 14: any single event of the day is lost, for every event; one sweep brings everything to where it would have been.
// The n-th webhook of every step is lost at once, each step being whole again before the next begins.
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Outgoing } from "../../sandbox/webhooks/queue.ts";
import { type DayStep, liveTheDay, orchestraConfiguration, scriptedDay } from "../support/scripted-day.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { type Picture, expectOrder, pictureOf } from "./judge.ts";

/** No step makes GitHub say more; what our own writes make it say is counted too. */
const mostWebhooks = 14;

let calm: readonly Picture[];
let said: readonly number[];

beforeAll(async () => {
  const pictures: Picture[] = [];
  const counts: number[] = [];
  const stage = await setStage({ configuration: orchestraConfiguration });
  await liveTheDay(stage, async () => {
    counts.push(await carryWithout(stage, null));
    pictures.push(pictureOf(stage));
  });
  await expectOrder(stage);
  await stage.stop();
  calm = pictures;
  said = counts;
});

/** Carries everything but the n-th webhook, counted from 1, and gives how many there were. */
async function carryWithout(stage: Stage, nth: number | null): Promise<number> {
  let seen = 0;
  for (let next = stage.takeWebhooks(); next.length > 0; next = stage.takeWebhooks()) {
    for (const webhook of next) {
      if (!isNewLabel(webhook)) seen += 1;
      if (isNewLabel(webhook) || seen !== nth) await stage.carryOne(webhook);
    }
  }
  return seen;
}

/** Two dozen of them come with the first issue, one for each label that we make; nothing is read from any (fault 12). */
function isNewLabel({ event, action }: Outgoing): boolean {
  return event === "label" && action === "created";
}

test("the day says enough to lose", () => {
  expect(said).toHaveLength(scriptedDay.length);
  expect(Math.min(...said)).toBeGreaterThan(0);
  expect(Math.max(...said)).toBeLessThanOrEqual(mostWebhooks);
});

describe.each(Array.from({ length: mostWebhooks }, (_, index) => index + 1))(
  "webhook %i of every step is lost",
  (nth) => {
    test("one sweep after each step converges", async () => {
      const stage = await setStage({ configuration: orchestraConfiguration });
      onTestFinished(stage.stop);
      const last = said.findLastIndex((count) => count >= nth);
      const follow = async ({ name }: DayStep, place: number): Promise<void> => {
        await carryWithout(stage, nth);
        await stage.sweep();
        expect([name, pictureOf(stage)]).toEqual([name, calm[place]]);
      };
      await liveTheDay(stage, follow, scriptedDay.slice(0, last + 1));
      await expectOrder(stage);
    });
  },
);
