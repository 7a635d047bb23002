// The card of a task that was merged past its gate: what is still due, until it is given.
import { expect, test } from "vitest";
import { taskCard } from "./card.ts";
import type { OrganizationState } from "../domain/organization-state.ts";
import { at, orchestra, order, taskId, taskOf, when } from "../../test/support/domain-story.ts";
import { atTier, cello, observe, pull, violin } from "../../test/support/pull-request-story.ts";

const cardOf = (state: OrganizationState): string => taskCard(state, orchestra, taskOf(state), "enforce");

test("names what is missing, and then that it was given", () => {
  const merged = observe(observe(atTier(2), 1), 2, { status: "merged" });
  expect(cardOf(merged)).toContain("Still due: peer review and domain review.");

  const half = observe(merged, 3, { status: "merged", reviews: [[cello, "approved", 1]] });
  expect(cardOf(half)).toContain("Still due: domain review.");

  const reviews = [
    [cello, "approved", 1],
    [violin, "approved", 1],
  ] as const;
  expect(cardOf(observe(half, 4, { status: "merged", reviews }))).toContain(
    "what was missing was given since",
  );
});

test("names by when after an emergency, and who overrode", () => {
  const urgent = atTier(2);
  const prioritized = { type: "TaskPrioritized", at: at(0), by: "violin", task: taskId("task") } as const;
  urgent.apply({ ...prioritized, priority: "P0" });
  const reviews = [[cello, "approved", 1]] as const;
  const merged = observe(observe(urgent, 1, { reviews }), 2, { reviews, status: "merged" });
  expect(cardOf(merged)).toMatch(
    /Pull request 10 was merged in an emergency. Still due by 2026-03-03 00:02.*: domain review\./,
  );

  const command = {
    type: "OverrideGate",
    ...order("conductor", 2),
    pullRequest: pull,
    reason: "fire",
  } as const;
  const overridden = when(observe(atTier(2), 1), command).after;
  expect(cardOf(observe(overridden, 3, { status: "merged" }))).toMatch(
    /merged by override of .conductor.. Still due: peer review and domain review\./,
  );
});
