import { expect, it } from "vitest";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { orchestra, taskOf } from "../support/domain-story.ts";
import { type PullRequestWords, atTier, cello, observe } from "../support/pull-request-story.ts";

/** A day on which each version of the work is sent back. */
function sentBack(times: number): OrganizationState {
  let state = atTier(2);
  const reviews: NonNullable<PullRequestWords["reviews"]>[number][] = [];
  for (let round = 1; round <= times; round += 1) {
    reviews.push([cello, "changes-requested", round]);
    state = observe(state, round * 2, { digit: round, reviews });
    state = observe(state, round * 2 + 1, { digit: round + 1, reviews });
  }
  return state;
}

it("work that is sent back as often as the team allows is escalated, and not before", () => {
  const { reworkLimit } = orchestra.review;
  expect(taskOf(sentBack(reworkLimit - 1))).toMatchObject({ rework: reworkLimit - 1, state: "in-progress" });
  const ended = taskOf(sentBack(reworkLimit));
  expect(ended).toMatchObject({ rework: reworkLimit, state: "escalated" });
  expect(ended.escalation?.to).toBe("violin");
});
