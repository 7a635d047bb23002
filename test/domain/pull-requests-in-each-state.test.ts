// Every event on a pull request of GitHub's in every state: the rules written out once more, apart from the table that the program reads.
import { describe, it } from "vitest";
import type { Mode } from "../../src/domain/organization/schema.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import type { StateName } from "../../src/domain/task/schema.ts";
import { at, member, taskOf } from "../support/domain-story.ts";
import { ensemble, taskInState } from "../support/every-role.ts";
import { expectEach, staysBut, workGoesTo } from "../support/outcomes-in-each-state.ts";
import { type PullRequestWords, look } from "../support/pull-request-story.ts";

/* Accounts of the ensemble. */
const violin = 3;
const viola = 4;
const cello = 5;
const horn = 6;
const robot = 7;
const stranger = 99;

describe("on a task with a pull request", () => {
  /** The pull request has been seen as it was; then the task came to the state by another way. */
  function scene(state: StateName, mode: Mode, before: PullRequestWords): OrganizationState {
    const seen = look(taskInState("in-progress", { ...ensemble, mode }), 1, {
      author: viola,
      ...before,
    }).after;
    const task = taskOf(seen);
    const stamp = { at: at(1), by: "tutti", task: task.id };
    const blocker = { kind: "until", reason: "limit", until: at(900) } as const;
    if (state === "blocked") seen.apply({ type: "TaskBlocked", ...stamp, blocker });
    if (state === "escalated") {
      seen.apply({ type: "TaskEscalated", ...stamp, to: member("conductor"), level: 1, reason: "stuck" });
    }
    seen.apply({ type: "TaskMoved", ...stamp, from: task.state, to: state, on: "test", clock: null });
    return seen;
  }
  const then = (before: PullRequestWords, now: PullRequestWords) => (state: StateName, mode: Mode) =>
    look(scene(state, mode, before), 2, { author: viola, ...now });

  it("back to draft", () => {
    expectEach(workGoesTo("in-progress"), then({}, { draft: true }));
  });

  it("ready", () => {
    expectEach(workGoesTo("under-review"), then({ draft: true }, {}));
  });

  it("a review is asked for on an agent's draft", () => {
    const agent = { author: robot, draft: true };
    expectEach(workGoesTo("under-review"), then(agent, { ...agent, requested: [cello] }));
  });

  it("an agent's draft, with no review asked for, begins the work", () => {
    const draft = { author: robot, draft: true };
    expectEach(workGoesTo("in-progress"), (state, mode) =>
      look(taskInState(state, { ...ensemble, mode }), 1, draft),
    );
  });

  it("a review is asked for on a person's draft", () => {
    expectEach(workGoesTo("in-progress"), then({ draft: true }, { draft: true, requested: [cello] }));
  });

  it.each([
    ["a peer", cello],
    ["the lead", violin],
  ])("%s asks for changes", (_, reviewer) => {
    expectEach(workGoesTo("in-progress"), then({}, { reviews: [[reviewer, "changes-requested", 1]] }));
  });

  it.each([
    ["the lead of another domain", horn],
    ["a stranger", stranger],
    ["its author", viola],
  ])("%s asks for changes", (_, reviewer) => {
    expectEach(workGoesTo("under-review"), then({}, { reviews: [[reviewer, "changes-requested", 1]] }));
  });

  it.each([
    ["a peer", cello],
    ["the lead", violin],
  ])("%s approves", (_, reviewer) => {
    expectEach(workGoesTo("domain-review"), then({}, { reviews: [[reviewer, "approved", 1]] }));
  });

  it.each([
    ["the lead of another domain", horn],
    ["a stranger", stranger],
    ["its author", viola],
  ])("%s approves", (_, reviewer) => {
    expectEach(workGoesTo("under-review"), then({}, { reviews: [[reviewer, "approved", 1]] }));
  });

  it("the peer's approval is dismissed", () => {
    const approved: PullRequestWords = { reviews: [[cello, "approved", 1]] };
    expectEach(workGoesTo("under-review"), then(approved, { dismissed: [`${cello} approved 1`] }));
  });

  it("a push makes the peer's approval stale", () => {
    const approved: PullRequestWords = { reviews: [[cello, "approved", 1]] };
    expectEach(workGoesTo("under-review"), then(approved, { ...approved, digit: 2 }));
  });

  it("a push that changes nothing leaves it", () => {
    const approved: PullRequestWords = { reviews: [[cello, "approved", 1]] };
    expectEach(workGoesTo("domain-review"), then(approved, { ...approved, digit: 2, patch: 1 }));
  });

  it("merged, from any state", () => {
    expectEach(
      { ...workGoesTo("completed"), blocked: "completed", escalated: "completed" },
      then({}, { status: "merged" }),
    );
  });

  it("closed without a merge, the last one", () => {
    expectEach(
      staysBut({ "in-progress": "assigned", "under-review": "assigned", "domain-review": "assigned" }),
      then({}, { status: "closed" }),
    );
  });

  it("opened again", () => {
    expectEach(workGoesTo("under-review"), then({ status: "closed" }, {}));
  });

  it("a merged revert of it", () => {
    expectEach(staysBut({ completed: "assigned" }), (state, mode) => {
      const merged = look(scene(state, mode, {}), 2, { author: viola, status: "merged" }).after;
      const task = taskOf(merged);
      const moved = {
        at: task.changedAt,
        by: "tutti",
        task: task.id,
        from: task.state,
        to: state,
        on: "test",
      };
      const done = state === "completed" ? { resolution: "done" as const } : {};
      merged.apply({ type: "TaskMoved", ...moved, ...done, clock: null });
      return look(merged, 3, { author: violin, number: 11, closes: [], reverts: [10], status: "merged" });
    });
  });
});
