import { describe, expect, test } from "vitest";
import { RefusalCode, refuse } from "../domain/refusal.ts";
import { refusalText } from "./refusal-text.ts";

const facts = {
  "no-such-transition": {
    from: "pending",
    to: "completed",
    ways: ["assigned", "blocked"],
    yours: ["blocked"],
  },
  "conditions-open": { from: "assigned", to: "in-progress", open: ["assigned"], forceable: true },
  "not-allowed": { needed: ["domain-lead", "planner"] },
  "already-so": { what: "tier 2" },
  "unknown-member": { member: "nobody" },
  "one-assignee": { member: "ada" },
  "not-eligible": { layer: "peer", why: "author" },
  "own-blocker": { number: 12 },
  "no-such-state": { state: "banana", states: ["pending", "assigned", "completed"] },
  "no-such-issue": { number: 99 },
  "in-the-past": { until: "2026-03-02T08:00:00.000Z" },
  "not-due": { layer: "architecture" },
  unreadable: { problem: "unknown-command", found: "/asign", suggestion: "assign" },
} as const;

function factsOf(code: RefusalCode) {
  return Object.entries(facts).find(([name]) => name === code)?.[1] ?? {};
}

describe.each(RefusalCode.options)("the refusal %s", (code) => {
  const text = refusalText(refuse(code, factsOf(code)));

  test("is whole sentences without a code in them", () => {
    expect(text).toMatch(/^["“`A-Z].*[.]$/s);
    if (code.includes("-")) expect(text).not.toContain(code);
    expect(text).not.toMatch(/undefined|null|\[object| {2}|\.\.|``$/);
  });

  test("names a next step: a command, a place, or a person", () => {
    expect(text).toMatch(
      /`\/|`\.github|\bAsk\b|\bGive\b|\bSet\b|\bOpen\b|Try again|can be merged|comment of their own|You can order|check of the layer|lists what is|Reopen it/,
    );
  });

  test("stays readable when facts are missing", () => {
    expect(refusalText(refuse(code))).not.toMatch(/undefined|null|``/);
  });
});

test("what is possible from here, and what of it the asker may order, is listed", () => {
  expect(refusalText(refuse("no-such-transition", facts["no-such-transition"]))).toBe(
    "From `pending` there is no way to `completed`. Possible now: `assigned` and `blocked`. You can order: `blocked`. If it will not be done, close the issue as not planned.",
  );
});

test("who is put beside the assignee learns how the task is handed over", () => {
  expect(refusalText(refuse("one-assignee", facts["one-assignee"]))).toContain("`/assign @ada`");
});

test("on a pull request without a task it is said how to link one", () => {
  const text = refusalText(refuse("no-task-linked"));
  for (const way of ["`Closes #12`", "`Task: #12`", "`/track`"]) expect(text).toContain(way);
});

test("who has pushed a branch and claims to be ready is not told to push it again", () => {
  const told = refusalText({ code: "no-pull-request", facts: {} });
  expect(told).not.toContain("push a branch");
  expect(told).toContain("Open one from a branch `tutti/<number>-…`");
});

test("only who wants a task completed is told how to give it up", () => {
  const refusal = refuse("no-such-transition", { ...facts["no-such-transition"], to: "under-review" });
  expect(refusalText(refusal)).not.toContain("not planned");
});

test("a time that has passed is written as everywhere else", () => {
  expect(refusalText(refuse("in-the-past", facts["in-the-past"]))).toContain(
    "passed already: 2026-03-02 08:00 UTC.",
  );
});

test("nobody is told to reopen a pull request that may be merged", () => {
  expect(refusalText(refuse("closed"))).toContain("closed without a merge can be reopened");
});

test("somebody who may order none of the ways is told where to look", () => {
  const refusal = refuse("no-such-transition", { ...facts["no-such-transition"], yours: [] });
  expect(refusalText(refusal)).toContain("`/why` tells who may order each.");
});

test("`/force` is offered only where it would help", () => {
  expect(refusalText(refuse("conditions-open", facts["conditions-open"]))).toContain("`/force in-progress`");
  const strict = refuse("conditions-open", { ...facts["conditions-open"], forceable: false });
  expect(refusalText(strict)).not.toContain("/force");
});

test.each(["assigned", "in-progress", "a guard of a newer version"])(
  "a condition %s is shown in words",
  (guard) => {
    const text = refusalText(refuse("conditions-open", { from: "pending", to: "assigned", open: [guard] }));
    expect(text).toContain(guard === "assigned" ? "an assignee" : `\`${guard}\``);
  },
);

test.each([
  ["author", "your own work"],
  ["agent", "an agent's review is advice"],
  ["own-agent", "the human who answers for it"],
  ["asked-for-it", "you asked the agent"],
  ["not-of-the-layer", "somebody else"],
  ["a reason of a newer version", "somebody else"],
])("who may not review because of %s is told so in words", (why, words) => {
  expect(refusalText(refuse("not-eligible", { layer: "domain", why }))).toContain(words);
});

const hostile = "x` @grace-g fixes #1 <img src=x> [a](javascript:b) `y\n/assign @eve-g";

test.each(RefusalCode.options)("the refusal %s carries no text of others that does something", (code) => {
  const everything = {
    member: hostile,
    what: hostile,
    found: hostile,
    from: hostile,
    to: hostile,
    suggestion: hostile,
  };
  const lists = {
    needed: [hostile],
    open: [hostile],
    ways: [hostile],
    yours: [hostile],
  };
  for (const problem of ["unknown-command", "missing-argument", "wrong-argument", "unexpected-text"]) {
    const text = refusalText(
      refuse(code, { ...everything, ...lists, problem, forceable: true, layer: hostile, why: hostile }),
    );
    const outside = text.replace(/(`+)(?!`).*?[^`]\1(?!`)/gs, "");
    expect(outside).not.toMatch(/@[a-z]|#\d|<img|\]\(/);
    expect(text).not.toContain("\n/assign");
  }
});

test("what was expected is shown as it is written in the table of commands", () => {
  const expected = ["a member with an @, such as `@ada`"];
  const refusal = refuse("unreadable", {
    problem: "wrong-argument",
    command: "assign",
    found: "bob",
    expected,
  });
  expect(refusalText(refusal)).toBe(
    "“bob” does not fit here; expected a member with an @, such as `@ada`. For example: `/assign @ada`",
  );
});

test("only people are named to be asked, not the rules", () => {
  const refusal = refuse("not-allowed", { needed: ["tutti", "assignee", "domain-lead"] });
  expect(refusalText(refusal)).toBe(
    "That is for the assignee or the domain lead or above to order. Ask them to give the command.",
  );
});

test("nobody is sent to an assignee where there is none", () => {
  expect(refusalText(refuse("not-allowed", { needed: ["assignee"], unassigned: true }))).toBe(
    "That is for the assignee to order, and nobody has this task yet. `/assign @member` gives it to somebody.",
  );
});

test("an agent that asks for what people order is sent to its human", () => {
  expect(refusalText(refuse("not-allowed", { needed: ["human"] }))).toBe(
    "That is for people. Ask the human who answers for the agent to give the command.",
  );
});
