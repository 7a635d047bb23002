import { describe, expect, it } from "vitest";
import { companions, conclude, freshProgress, inboxRules, lose, retryDelay, take } from "./inbox-rules.ts";

const now = 1_000_000;
const taken = take(freshProgress, { id: "lease", holder: "one" }, now);

describe("the rules of every inbox", () => {
  it("waits longer after the second failure than after the first", () => {
    expect([retryDelay(1), retryDelay(2)]).toEqual([5_000, 30_000]);
  });

  it("makes a dead letter of the third failure, with its reason", () => {
    const second = { ...taken, failures: inboxRules.tries - 1 };
    expect(conclude(second, { id: "a", outcome: "failed", reason: "boom" }, now)).toEqual({
      state: "buried",
      failures: 3,
      settledAt: now,
      reason: "boom",
      told: false,
    });
  });

  it("takes no try away from what was deferred", () => {
    const progress = conclude(taken, { id: "a", outcome: "deferred", reason: "quota", until: now + 9 }, now);
    expect(progress).toEqual({ state: "waiting", failures: 0, losses: 0, notBefore: now + 9 });
  });

  it("takes no try away when the worker dies, but buries what kills it again and again", () => {
    expect(lose(taken, now)).toEqual({ state: "waiting", failures: 0, losses: 1, notBefore: 0 });
    const deadly = { ...taken, losses: inboxRules.lossesUntilBuried - 1 };
    expect(lose(deadly, now)).toMatchObject({ state: "buried", told: false });
  });

  it("lets a suspect run alone", () => {
    const innocent = { losses: 0 };
    const suspect = { losses: inboxRules.lossesUntilAlone };
    expect(companions([innocent, innocent])).toEqual([innocent, innocent]);
    expect(companions([innocent, suspect, innocent])).toEqual([innocent]);
    expect(companions([suspect, innocent])).toEqual([suspect]);
  });
});
