import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Around } from "../support/around-port.ts";
import { liveTheDay, orchestraConfiguration } from "../support/scripted-day.ts";
import { ProcessDied } from "../support/stage-process.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { type Picture, expectOrder, pictureOf } from "./judge.ts";

type When = "before" | "after";
type Trap = ReturnType<typeof createTrap>;
type Day = { readonly pictures: readonly (readonly [string, Picture])[]; readonly events: readonly string[] };

/** No step of the day makes more calls of ports than this. */
const mostCalls = 13;
const never = Number.POSITIVE_INFINITY;

/**
 * The day with the process dying in each step at its n-th call of a port, for every n; the inbox gives what was under way
 * to the next process.
 */
export function dieAtEveryCall(when: When): void {
  let calm: Day;
  beforeAll(async () => {
    const trap = createTrap(never, when);
    const stage = await setStage({ configuration: orchestraConfiguration, around: trap.around });
    calm = await dayOn(stage, trap);
    await stage.stop();
    expect(trap.mostCalls()).toBe(mostCalls);
  });

  describe(`the process dies in every step ${when} the effect of`, () => {
    test.each(Array.from({ length: mostCalls }, (_, index) => index + 1))("its call %i", async (nth) => {
      const trap = createTrap(nth, when);
      const stage = await setStage({ configuration: orchestraConfiguration, around: trap.around });
      onTestFinished(stage.stop);
      const shaken = await dayOn(stage, trap);
      for (const [place, picture] of shaken.pictures.entries()) expect(picture).toEqual(calm.pictures[place]);
      expect(shaken.events).toEqual(calm.events);
      expect(trap.deaths()).toBeGreaterThan(0);
    });
  });
}

/** Ends the process at the n-th call since it was armed. */
function createTrap(nth: number, when: When) {
  let calls = 0;
  let most = 0;
  let deaths = 0;
  let armed = false;
  const around: Around = async (method, carryOut) => {
    if (!armed) return carryOut();
    calls += 1;
    most = Math.max(most, calls);
    if (calls < nth) return carryOut();
    armed = false;
    deaths += 1;
    if (when === "after") await carryOut();
    throw new ProcessDied(`${when} ${method}`);
  };
  return {
    around,
    arm: () => {
      calls = 0;
      armed = true;
    },
    disarm: () => {
      armed = false;
    },
    deaths: () => deaths,
    mostCalls: () => most,
  };
}

async function dayOn(stage: Stage, trap: Trap): Promise<Day> {
  const pictures: (readonly [string, Picture])[] = [];
  await liveTheDay(stage, async ({ name }) => {
    trap.arm();
    await stage.settle();
    trap.disarm();
    pictures.push([name, pictureOf(stage)]);
  });
  await expectOrder(stage);
  return { pictures, events: await eventsOf(stage) };
}

/** All that was decided, without the one event that tells when we began. */
async function eventsOf(stage: Stage): Promise<readonly string[]> {
  const opened = await (await stage.home()).ledger.open(0);
  if (opened.outcome !== "opened") throw new Error(opened.outcome);
  return opened.events.filter(({ type }) => type !== "LedgerOpened").map((event) => JSON.stringify(event));
}
