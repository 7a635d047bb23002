// The shipped workflow, read as GitHub reads it: what starts its job, and what is lost while one runs.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, isTruthy } from "../cli/checkup/workflow-expression.ts";
import { commandNames } from "../src/domain/comment-commands/comment-command.ts";
import { type Joining, type Started, readActionsWorkflow } from "./support/actions-workflow.ts";

const text = readFileSync(new URL("../config/examples/tutti-workflow.yml", import.meta.url), "utf8");
const { startsJob, startsRun, groupOf, keeps } = readActionsWorkflow(text);

const comment = (body: string): Started => ({
  event: "issue_comment",
  payload: { comment: { body }, sender: { type: "User" } },
});
const labelBy = (type: string): Started => ({ event: "issues", payload: { sender: { type } } });
const reviewFrom = (repository: { readonly id: number } | null): Started => ({
  event: "pull_request_review",
  payload: { pull_request: { head: { repo: repository }, base: { repo: { id: 1 } } } },
});
const mergeGroup = (name: string): Started => ({
  event: "merge_group",
  payload: { merge_group: { head_ref: `refs/heads/gh-readonly-queue/main/${name}` } },
});
const command = comment("/approve");
const idle = comment("thanks");
const schedule: Started = { event: "schedule", payload: {} };

describe("what starts the job", () => {
  test.each(["/approve", "Fine with me.\r\n/approve", "Fine.\n\n/assign @ada", "/ASSIGN @ada"])(
    "the comment %j",
    (body) => {
      expect(startsJob(comment(body))).toBe(true);
    },
  );

  test("any command at the start of any line of a comment", () => {
    const line = fc.constantFrom(...commandNames).map((name) => `/${name}`);
    fc.assert(
      fc.property(fc.array(fc.string()), line, fc.string(), (before, said, after) => {
        expect(startsJob(comment([...before, said + after].join("\n")))).toBe(true);
      }),
    );
  });

  test.each(["issues", "pull_request_target", "push", "merge_group", "schedule", "workflow_dispatch"])(
    "%s, by a person",
    (event) => {
      expect(startsJob({ event, payload: { sender: { type: "User" } } })).toBe(true);
    },
  );

  test("a bot's pull request: agents are bots", () => {
    const payload = { sender: { type: "Bot" } };
    expect(startsJob({ event: "pull_request_target", payload })).toBe(true);
  });

  test("a review of a pull request of this repository", () => {
    expect(startsJob(reviewFrom({ id: 1 }))).toBe(true);
  });
});

describe("what starts no job, and costs nothing", () => {
  test.each([
    "thanks",
    "",
    "see https://example.com/approve",
    "either/or",
    "I would /approve this",
    "> /approve",
  ])("the comment %j", (body) => {
    expect(startsJob(comment(body))).toBe(false);
  });

  test("a change of an issue by a bot", () => {
    expect(startsJob(labelBy("Bot"))).toBe(false);
    expect(startsJob(labelBy("User"))).toBe(true);
  });

  test.each([[{ id: 2 }], [null]])("a review from a fork, %j, whose run may only read", (fork) => {
    expect(startsJob(reviewFrom(fork))).toBe(false);
  });

  test("a comment that was deleted, a push to another branch", () => {
    expect(startsRun(comment("/approve"), "deleted")).toBe(false);
    expect(startsRun(comment("/approve"), "edited")).toBe(true);
    expect(startsRun({ event: "push", payload: { ref: "refs/heads/tutti/1-x" } }, null)).toBe(false);
    expect(startsRun({ event: "push", payload: { ref: "refs/heads/main" } }, null)).toBe(true);
  });
});

const user = { sender: { type: "User" } };
const anything: fc.Arbitrary<Started> = fc.oneof(
  fc.array(fc.constantFrom("/", "\n", "\r\n", "approve", " ", ">")).map((parts) => comment(parts.join(""))),
  fc.constantFrom("User", "Bot", "Organization").map(labelBy),
  fc.option(fc.record({ id: fc.constantFrom(1, 2) })).map(reviewFrom),
  fc
    .constantFrom("pull_request_target", "push", "schedule", "workflow_dispatch")
    .map((event) => ({ event, payload: user })),
);

describe("the group that a run waits in", () => {
  test("is everybody's where the job runs, and the run's own where its `if` leaves it out", () => {
    fc.assert(
      fc.property(anything, (started) => {
        expect(groupOf(started, "731")).toBe(startsJob(started) ? "tutti" : "731");
      }),
    );
  });

  test("is the merge group's own for a merge group", () => {
    expect(groupOf(mergeGroup("pr-1-aa"), "731")).toBe("refs/heads/gh-readonly-queue/main/pr-1-aa");
  });
});

describe.each<Joining>(["at-once", "if-it-runs"])(
  "what is kept of what starts while a run is at work, where a job joins its group %s",
  (joining) => {
    test.each([
      ["an idle comment", idle],
      ["a bot's label", labelBy("Bot")],
      ["a fork's review", reviewFrom({ id: 2 })],
    ])("%s takes nobody's place", (_what, started) => {
      expect(keeps([command, started], joining)).toEqual([command]);
    });

    test("of those with work to do, the newest: it sweeps, and so does the work of all", () => {
      expect(keeps([command, labelBy("User"), schedule], joining)).toEqual([schedule]);
    });

    test("each merge group, which no sweep finds", () => {
      const [one, other] = [mergeGroup("pr-1-aa"), mergeGroup("pr-2-bb")];
      expect(keeps([one, command, other, idle], joining)).toEqual([one, command, other]);
    });

    test("a group of one name above the jobs would let an idle comment take a command's place", () => {
      const inJob = /^ {4}concurrency:\n(?: {6}.*\n)+/m;
      const above = text
        .replace(inJob, "")
        .replace(/^jobs:/m, "concurrency:\n  group: tutti\n  cancel-in-progress: false\njobs:");
      expect(text).toMatch(inJob);
      expect(readActionsWorkflow(above).keeps([command, idle], joining)).toEqual([]);
    });
  },
);

describe("an expression, as GitHub reads it", () => {
  test.each([
    ["'It''s' == 'it''S'", true],
    ["null == 0", true],
    ["github.nobody == null", true],
    ["github.nobody.name == ''", true],
    ["'1' == 1", true],
    ["'one' == 0", false],
    ["github == github", true],
    ["github.issue == 1", false],
    ["true || false && false", true],
    ["(true || false) && false", false],
    ["!(1 != 2)", false],
    ["startsWith('Score', 's')", true],
    ["contains(null, '')", true],
    [String.raw`contains(github.lines, fromJSON('"\n"'))`, true],
  ])("%s", (expression, value) => {
    const github = { issue: {}, lines: "a\nb" };
    expect(isTruthy(evaluate(expression, { github }))).toBe(value);
  });

  test("the last value that decides", () => {
    expect(evaluate("${{ github.ref || 'tutti' }}", { github: {} })).toBe("tutti");
    expect(evaluate("github.ref && 'tutti'", { github: {} })).toBeNull();
  });

  test.each(["format('{0}', 1)", "secrets.KEY", "1 +", "'open", "(1", "1 2"])(
    "%s is not read here",
    (expression) => {
      expect(() => evaluate(expression, { github: {} })).toThrow();
    },
  );
});
