import { expect, test } from "vitest";
import { OrganizationState } from "../../src/domain/organization-state.ts";
import type { Task } from "../../src/domain/task/schema.ts";
import { choir, orchestra, repository, stateOf, taskId } from "../../test/support/domain-story.ts";
import { pullRequestOf } from "../../test/support/pull-request-of.ts";
import { taskOf } from "../../test/support/task-of.ts";
import { CommandProblem } from "../problem.ts";
import { findTask, foundThrough } from "./find-task.ts";

const search = taskOf({ id: taskId("search"), repository, number: 1, title: "A search" });
const sorting = taskOf({ id: taskId("sorting"), repository, number: 2, title: "Sorting" });
const elsewhere = taskOf({ id: taskId("elsewhere"), repository: choir, number: 1, title: "A choir" });

/** A team with a pull request of number 5, which is for these tasks. */
function teamWith(tasks: readonly Task[]) {
  const links = tasks.map(({ id }) => ({ task: id, source: "closing-keyword" }) as const);
  const { frame } = stateOf(orchestra);
  const configuration = frame.configuration?.resolved;
  if (configuration === undefined) throw new Error("there is no configuration");
  const state = OrganizationState.of({
    frame,
    at: null,
    tasks: [search, sorting, elsewhere],
    pullRequests: [pullRequestOf({ repository, links })],
    forgotten: [],
    outcomes: [],
    refusals: [],
    recentOrders: [],
  });
  return { home: "orchestra/score", github: null, state, configuration, repository };
}

function problemOf(tasks: readonly Task[], number: number): CommandProblem {
  try {
    findTask(teamWith(tasks), number);
  } catch (error) {
    if (error instanceof CommandProblem) return error;
    throw error;
  }
  throw new Error("a task was found");
}

test("the number of an issue is its task's", () => {
  const found = findTask(teamWith([search]), 1);
  expect(found).toEqual({ task: search, pullRequest: null });
  expect(foundThrough(found)).toEqual([]);
});

test("a pull request for one task stands for it, and that is said", () => {
  const found = findTask(teamWith([search]), 5);
  expect(found).toEqual({ task: search, pullRequest: 5 });
  expect(foundThrough(found)).toEqual(["#5 is a pull request for task #1."]);
});

test("a pull request for several tasks: they are listed, those of other repositories by their whole name", () => {
  const problem = problemOf([search, sorting, elsewhere], 5);
  expect(problem).toMatchObject({ reason: "usage", nextStep: "Give the number of the task that you mean." });
  expect(problem.message).toBe(
    [
      "#5 is a pull request for several tasks:",
      "  #1 A search",
      "  #2 Sorting",
      "  orchestra/choir#1 A choir",
    ].join("\n"),
  );
});

test("a pull request for no task: how it is linked", () => {
  const problem = problemOf([], 5);
  expect(problem).toMatchObject({ reason: "absent" });
  expect(problem.message).toBe("#5 is a pull request of orchestra/score that belongs to no task.");
  expect(problem.nextStep).toContain("`Closes #12`");
});

test("a number of neither", () => {
  expect(problemOf([], 6).message).toBe("#6 is no task of orchestra/score.");
});
