// The card of a task whose work was taken back: what happened, and what comes next.
import { expect, test } from "vitest";
import type { OrganizationState } from "../domain/organization-state.ts";
import { orchestra, order, stateOf, taskId, taskIn, taskOf, when } from "../../test/support/domain-story.ts";
import { observe, viola, violin } from "../../test/support/pull-request-story.ts";
import { taskCard } from "./card.ts";

const cardOf = (state: OrganizationState): string => taskCard(state, orchestra, taskOf(state), "enforce");

const merged = () => observe(observe(stateOf(orchestra, taskIn("in-progress")), 1), 2, { status: "merged" });
const revert = { number: 11, author: violin, closes: [], reverts: [10] } as const;
const again = { number: 12, author: viola, closes: [], reverts: [11] } as const;

test("says who took what back, and how the work goes on", () => {
  const open = observe(merged(), 3, revert);
  expect(cardOf(open)).toContain("- Pull request 10: merged\n");

  const card = cardOf(observe(open, 4, { ...revert, status: "merged" }));
  expect(card).toContain("- Pull request 10: merged, reverted by pull request 11");
  expect(card).toMatch(
    /> Pull request 10 was merged, and then reverted by pull request 11: the work is due again\. .*`Closes #1`.*`tutti\/1-…`/,
  );
});

test("asks for somebody where nobody has the task any more", () => {
  const left = when(merged(), { type: "UnassignTask", ...order("violin", 3), task: taskId("task") });
  const card = cardOf(observe(left.after, 4, { ...revert, status: "merged" }));
  expect(card).toContain("the work is due again. `/assign @member` gives it to somebody.");
});

test("speaks of the revert as history once the work goes on", () => {
  const reverted = observe(merged(), 3, { ...revert, status: "merged" });
  const card = cardOf(observe(reverted, 4, again));
  expect(card).toContain("- Pull request 10: merged, reverted by pull request 11");
  expect(card).not.toContain("due again");
});

test("names the newest of several reverts", () => {
  const once = observe(merged(), 3, { ...revert, status: "merged" });
  const twice = observe(once, 4, { ...revert, number: 9, status: "merged" });
  expect(cardOf(twice)).toContain("reverted by pull request 11");
});
