import { describe, expect, test } from "vitest";
import { GraphqlProblem, isRateLimit, isTheirs } from "./graphql-body.ts";

const problem = (message: string, type?: string) => GraphqlProblem.parse({ message, type });

describe("a problem is GitHub's own", () => {
  test.each([
    problem(
      "Something went wrong while executing your query. Please include `A1` when reporting this issue.",
    ),
    problem("We couldn't respond to your request in time. Sorry about that."),
    problem("Timeout on validation of query"),
    problem("x", "INTERNAL"),
    problem("x", "SERVICE_UNAVAILABLE"),
  ])("$message $type", (theirs) => {
    expect(isTheirs(theirs)).toBe(true);
  });

  test.each([
    problem("Could not resolve to an Issue with the number of 7.", "NOT_FOUND"),
    problem("Something went wrong", "UNPROCESSABLE"),
    problem("Field 'x' doesn't exist on type 'Query'"),
  ])("not so: $message $type", (ours) => {
    expect(isTheirs(ours)).toBe(false);
  });
});

test("a limit is known by its type, or by its words", () => {
  expect(isRateLimit(problem("API rate limit exceeded", "RATE_LIMITED"))).toBe(true);
  expect(isRateLimit(problem("was submitted too quickly", "UNPROCESSABLE"))).toBe(true);
  expect(isRateLimit(problem("Issue is locked", "FORBIDDEN"))).toBe(false);
});
