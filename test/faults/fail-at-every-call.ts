import { beforeAll, expect, test } from "vitest";
import type { Around } from "../support/around-port.ts";
import { type DayStep, liveTheDay, orchestraConfiguration, scriptedDay } from "../support/scripted-day.ts";
import { ProcessDied } from "../support/stage-process.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { type Picture, expectOrder, pictureOf } from "./judge.ts";

export type FailurePlan = {
  readonly title: string;
  readonly when: "before" | "after";
  /** What the call throws; `method` is `<port>.<method>`. */
  readonly error: (method: string) => Error;
  readonly steps: readonly DayStep[];
  /** What of a day has to be the same. */
  readonly judged: (day: Day) => Day;
};

type Trap = ReturnType<typeof createTrap>;
export type Day = {
  readonly pictures: readonly (readonly [string, Picture])[];
  readonly events: readonly string[];
};

const never = Number.POSITIVE_INFINITY;
const patience = 20 * 60_000;

/** The day with the n-th call of a port failing in each step, for every n that some step gets to: in the end as without. */
export function failAtEveryCall(plan: FailurePlan): void {
  let calm: Day;
  beforeAll(async () => {
    calm = plan.judged((await dayWith(plan, never)).day);
  });

  test(`in every step ${plan.title} its n-th call, for every n`, { timeout: patience }, async () => {
    let nth = 1;
    for (let failures = never; failures > 0; nth += 1) {
      const { day: whole, trap } = await dayWith(plan, nth);
      const day = plan.judged(whole);
      failures = trap.failures();
      for (const [place, picture] of day.pictures.entries()) {
        expect(picture, `call ${nth}`).toEqual(calm.pictures[place]);
      }
      expect(day.events, `call ${nth}`).toEqual(calm.events);
    }
    expect(nth).toBeGreaterThan(fewestCalls);
  });
}

/** The busiest step makes more calls than this. */
const fewestCalls = 8;

/** The process dies in every step: what was under way is the next one's. */
export function dieAtEveryCall(when: FailurePlan["when"], steps: readonly DayStep[] = scriptedDay): void {
  const error = (method: string): Error => new ProcessDied(`${when} ${method}`);
  failAtEveryCall({
    title: `the process dies ${when} the effect of`,
    when,
    error,
    steps,
    judged: (day) => day,
  });
}

async function dayWith(plan: FailurePlan, nth: number): Promise<{ readonly day: Day; readonly trap: Trap }> {
  const trap = createTrap(nth, plan);
  const stage = await setStage({ configuration: orchestraConfiguration, around: trap.around });
  try {
    return { day: await dayOn(stage, trap, plan), trap };
  } finally {
    await stage.stop();
  }
}

/** Has the n-th call since it was armed fail. */
function createTrap(nth: number, { when, error }: FailurePlan) {
  let calls = 0;
  let failures = 0;
  let armed = false;
  const around: Around = async (method, carryOut) => {
    if (!armed) return carryOut();
    calls += 1;
    if (calls < nth) return carryOut();
    armed = false;
    failures += 1;
    if (when === "after") await carryOut();
    throw error(method);
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
    failures: () => failures,
  };
}

async function dayOn(stage: Stage, trap: Trap, { steps }: FailurePlan): Promise<Day> {
  const pictures: (readonly [string, Picture])[] = [];
  const follow = async ({ name }: DayStep): Promise<void> => {
    trap.arm();
    await stage.settle();
    trap.disarm();
    pictures.push([name, pictureOf(stage)]);
  };
  await liveTheDay(stage, follow, steps);
  await expectOrder(stage);
  return { pictures, events: await eventsOf(stage) };
}

/** All that was decided, without the one event that tells when we began. */
async function eventsOf(stage: Stage): Promise<readonly string[]> {
  const opened = await (await stage.home()).ledger.open(0);
  if (opened.outcome !== "opened") throw new Error(opened.outcome);
  return opened.events.filter(({ type }) => type !== "LedgerOpened").map((event) => JSON.stringify(event));
}
