// The tables of what the Action costs say what the workflow and its end-to-end tests say.
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { mostRequests } from "../support/action-costs.ts";
import { type Started, readActionsWorkflow } from "../support/actions-workflow.ts";
import { readText } from "../support/documentation.ts";

const shipped = readText("config/examples/tutti-workflow.yml");
const { startsJob, startsRun } = readActionsWorkflow(shipped);
const guide = readText("docs/install-action.md");
const rows = guide.split("\n").flatMap((line) => {
  const [, ...cells] = line.split("|").map((cell) => cell.trim());
  return line.startsWith("| ") ? [cells.slice(0, -1)] : [];
});
const rowOf = (beginning: string) => rows.find(([first = ""]) => first.startsWith(beginning)) ?? [];

const by = (type: string) => ({ sender: { type } });
const comment = (body: string): Started => ({ event: "issue_comment", payload: { comment: { body } } });
const reviewFrom = (id: number): Started => ({
  event: "pull_request_review",
  payload: { pull_request: { head: { repo: { id } }, base: { repo: { id: 1 } } } },
});
const push: Started = { event: "push", payload: { ref: "refs/heads/main" } };

const cases: readonly (readonly [string, Started, number])[] = [
  ["a comment without a command", comment("thanks"), 0],
  ["a comment with a command", comment("/approve"), mostRequests.command],
  ["an issue that a person", { event: "issues", payload: by("User") }, mostRequests.issue],
  ["an issue that a bot", { event: "issues", payload: by("Bot") }, 0],
  [
    "a pull request, or a review",
    { event: "pull_request_target", payload: {} },
    mostRequests["pull-request"],
  ],
  ["a pull request, or a review", reviewFrom(1), mostRequests["pull-request"]],
  ["a review from a fork", reviewFrom(2), 0],
  ["a push to the default branch", push, mostRequests.push],
  ["a push that changes the configuration", push, mostRequests.configuration],
  ["a merge group of one", { event: "merge_group", payload: {} }, mostRequests["merge-group"]],
  ["the schedule, when", { event: "schedule", payload: {} }, mostRequests["nothing-new"]],
];

describe("what the Action costs, as docs/install-action.md has it", () => {
  it.each(cases)("%s", (beginning, started, requests) => {
    const starts = startsJob(started);
    const [, ...told] = rowOf(beginning);
    expect(told).toEqual([starts ? "yes" : "no", String(requests), starts ? "1" : "0"]);
  });

  it("every row of the first table is one of these", () => {
    const told = rows.filter(([, , , minutes]) => minutes === "0" || minutes === "1");
    expect(told).toHaveLength(new Set(cases.map(([beginning]) => beginning)).size);
  });

  it("a month of the example's schedule", () => {
    const Schedule = z.object({ on: z.object({ schedule: z.tuple([z.object({ cron: z.string() })]) }) });
    const [{ cron }] = Schedule.parse(parse(shipped)).on.schedule;
    const [, minutes = ""] = /^([\d,]+) \* \* \* \*$/.exec(cron) ?? [];
    const aDay = minutes.split(",").length * 24;
    const aMonth = (aDay * 30).toLocaleString("en");
    expect(rowOf("the schedule of the example")).toEqual([
      `the schedule of the example, ${aDay} a day`,
      aMonth,
      aMonth,
    ]);
  });

  it.each([
    ["1,000 comments, 200 of them", 200, [[comment("/approve"), "created"]]],
    [
      "100 merges, each",
      100,
      [
        [{ event: "pull_request_target", payload: {} }, "closed"],
        [push, null],
      ],
    ],
    ["100 merge groups", 100, [[{ event: "merge_group", payload: {} }, "checks_requested"]]],
  ] as const)("a month of %s", (beginning, times, happens) => {
    const jobs = happens.filter(([started, action]) => startsRun(started, action) && startsJob(started));
    const [, ...told] = rowOf(beginning);
    expect(told).toEqual([String(times * jobs.length), String(times * jobs.length)]);
  });

  it("how many commands an hour's thousand requests suffice for", () => {
    expect(guide).toContain(`about ${1_000 / mostRequests.command} commands`);
  });
});
