import { expect, test } from "vitest";
import { fakeTeam } from "../../test/support/fake-home.ts";
import type { TakenDelivery } from "../ports/inbox.ts";
import type { Processed } from "./process-hints.ts";
import type { Unavailable } from "./unavailable.ts";
import { settlementFor } from "./settlements.ts";

const minute = 60_000;
const receivedAt = Date.UTC(2026, 0, 5, 9);
const delivery: TakenDelivery = {
  id: "delivery",
  event: "issues",
  action: "opened",
  lane: "7",
  entity: "1#1",
  repository: "1",
  receivedAt,
  body: "{}",
  attempt: 1,
};
const hint = fakeTeam().people.opensIssue("grace-g", 1);

function settled(why: Unavailable, minutes: number) {
  const processed: Processed = {
    outcome: "processed",
    events: [],
    poisoned: new Map(),
    unavailable: why,
    waiting: new Map([[hint, why]]),
    unwritable: new Map(),
  };
  return settlementFor({ delivery, hints: [hint] }, processed, receivedAt + minutes * minute);
}

const silence: Unavailable = { outcome: "uncertain", reason: "labels of I_1: 502", retryAt: 42 };
const limit: Unavailable = { outcome: "unavailable", reason: "a budget is spent", retryAt: 42 };

test.each([
  [0, 1],
  [1, 60],
  [4, 4 * 60],
  [60, 5 * 60],
])(
  "a view of which GitHub does not say whether it is written is asked for again, %i minutes on after %i seconds",
  (minutes, seconds) => {
    expect(settled(silence, minutes)).toEqual({
      id: "delivery",
      outcome: "deferred",
      reason: "labels of I_1: 502",
      until: receivedAt + minutes * minute + seconds * 1_000,
    });
  },
);

test("what may have been made is asked for again when a look would show it", () => {
  const retryAt = receivedAt + 30_000;
  expect(settled({ ...silence, retryAt }, 0)).toMatchObject({ until: retryAt });
});

test("after an hour of silence the delivery fails, so that people are told", () => {
  expect(settled(silence, 61)).toEqual({
    id: "delivery",
    outcome: "failed",
    reason: "GitHub does not say what became of it: labels of I_1: 502",
  });
});

test("what GitHub could not be asked for waits as long as that lasts", () => {
  expect(settled(limit, 7 * 24 * 60)).toMatchObject({ outcome: "deferred" });
});
