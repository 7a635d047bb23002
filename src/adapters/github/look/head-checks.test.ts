import { expect, test } from "vitest";
import { ContextNode, checksOf } from "./head-checks.ts";

function run(name: string, status: string, conclusion: string | null, app = 99): ContextNode {
  return ContextNode.parse({
    __typename: "CheckRun",
    name,
    status,
    conclusion,
    checkSuite: { app: { databaseId: app } },
  });
}

function status(context: string, state: string): ContextNode {
  return ContextNode.parse({ __typename: "StatusContext", context, state });
}

test.each([
  ["COMPLETED", "SUCCESS", "success"],
  ["COMPLETED", "NEUTRAL", "success"],
  ["COMPLETED", "SKIPPED", "success"],
  ["COMPLETED", "FAILURE", "failure"],
  ["COMPLETED", "CANCELLED", "failure"],
  ["COMPLETED", "TIMED_OUT", "failure"],
  ["COMPLETED", "ACTION_REQUIRED", "failure"],
  ["COMPLETED", "A_NEW_WORD", "failure"],
  ["IN_PROGRESS", "SUCCESS", "pending"],
  ["QUEUED", null, "pending"],
])("a check run %s with %s is %s", (state, conclusion, expected) => {
  expect(checksOf([run("unit", state, conclusion)], null)).toEqual([{ name: "unit", conclusion: expected }]);
});

test.each([
  ["SUCCESS", "success"],
  ["PENDING", "pending"],
  ["EXPECTED", "pending"],
  ["ERROR", "failure"],
  ["FAILURE", "failure"],
])("a commit status %s is %s", (state, expected) => {
  expect(checksOf([status("ci", state)], null)).toEqual([{ name: "ci", conclusion: expected }]);
});

test("of several with one name the worst counts", () => {
  const contexts = [
    run("unit", "COMPLETED", "SUCCESS"),
    status("unit", "FAILURE"),
    run("unit", "QUEUED", null),
  ];
  expect(checksOf(contexts, null)).toEqual([{ name: "unit", conclusion: "failure" }]);
});

test("our own checks are no evidence for us; a stranger's with our name is the stranger's", () => {
  const contexts = [run("gate", "COMPLETED", "SUCCESS", 7), run("gate", "COMPLETED", "FAILURE", 8)];
  expect(checksOf(contexts, 7)).toEqual([{ name: "gate", conclusion: "failure" }]);
});
