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

/**
 * The day with the n-th call of a port failing, for every n that any carrying of webhooks gets to: in the end as without.
 * A step is carried more than once, since what we write makes GitHub say more.
 */
export function failAtEveryCall(plan: FailurePlan): void {
  let calm: Day;
  let mostCalls = 0;
  beforeAll(async () => {
    const { day, trap } = await dayWith(plan, never);
    calm = plan.judged(day);
    mostCalls = trap.mostCalls();
  });

  test(`in every step ${plan.title} its n-th call, for every n`, { timeout: patience }, async () => {
    expect(mostCalls).toBeGreaterThanOrEqual(fewestCalls);
    // Beyond the calm day's calls nothing can fail: until something does, a day goes as the calm one.
    for (let nth = 1; nth <= mostCalls; nth += 1) {
      const { day: whole, trap } = await dayWith(plan, nth);
      const day = plan.judged(whole);
      expect(trap.failures(), `call ${nth}`).toBeGreaterThan(0);
      for (const [place, picture] of day.pictures.entries()) {
        expect(picture, `call ${nth}`).toEqual(calm.pictures[place]);
      }
      expect(day.events, `call ${nth}`).toEqual(calm.events);
    }
  });
}

/** The busiest carrying makes at least as many calls. */
const fewestCalls = 7;

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
  let mostCalls = 0;
  let failures = 0;
  let armed = false;
  const around: Around = async (method, carryOut) => {
    if (!armed) return carryOut();
    calls += 1;
    mostCalls = Math.max(mostCalls, calls);
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
    /** Between one arming and the next. */
    mostCalls: () => mostCalls,
  };
}

async function dayOn(stage: Stage, trap: Trap, { steps }: FailurePlan): Promise<Day> {
  const pictures: (readonly [string, Picture])[] = [];
  const follow = async ({ name }: DayStep): Promise<void> => {
    for (let said = stage.takeWebhooks(); said.length > 0; said = stage.takeWebhooks()) {
      trap.arm();
      await stage.carryOnly(said);
      trap.disarm();
    }
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
