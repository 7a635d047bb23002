// The card of a task that was merged past its gate: what is still due, until it is given.
import { expect, test } from "vitest";
import { taskCard } from "./card.ts";
import type { OrganizationState } from "../domain/organization-state.ts";
import { orchestra, taskOf } from "../../test/support/domain-story.ts";
import { atTier, cello, observe, violin } from "../../test/support/pull-request-story.ts";

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
