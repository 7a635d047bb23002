import { isPaused } from "../../src/domain/organization-frame.ts";
import * as z from "zod";
import type { Timestamp } from "../../src/domain/timestamp.ts";
import { stateNames } from "../../src/domain/task/schema.ts";
import { stateTitle } from "../../src/messages/state-title.ts";
import { taskFacts } from "../../src/messages/card.ts";
import { modeOf } from "../../src/views/mode.ts";
import { findTask, foundThrough } from "../ledger/find-task.ts";
import { type Team, readTeam } from "../ledger/read-team.ts";
import { countOf } from "../output/count-of.ts";
import { distance, withDistances } from "../output/distance.ts";
import { plainMarkdown } from "../output/plain-markdown.ts";
import { table } from "../output/table.ts";
import { TaskReport, taskReport } from "../report/task-report.ts";
import { TaskNumber, gitOption, teamInput } from "../team-options.ts";
import { type Outcome, defineVerb } from "../verb.ts";

const Report = z.object({
  home: z.string(),
  mode: z.enum(["observe", "advise", "enforce"]),
  paused: z.boolean(),
  writer: z.enum(["app", "action"]).nullable(),
  /** What is wrong with the newest configuration where it was refused: each with line, column and a word for it. */
  refusedConfiguration: z.array(z.string()).nullable(),
  tasks: z.array(TaskReport),
});
type Report = z.infer<typeof Report>;

export const status = defineVerb({
  name: "status",
  summary: "Shows the team's open tasks, or one task, as the ledger has them",
  details: [],
  operands: [
    {
      name: "task",
      summary: "The number of a task's issue, or of its pull request; all open tasks unless said",
      required: false,
    },
  ],
  options: [{ name: "all", takes: null, summary: "Completed tasks as well" }, gitOption],
  examples: ["status", "status 12", "status --all --json", "status --repo octo-org/octo-repo --git"],
  input: z.object({ task: TaskNumber.optional(), all: z.boolean().default(false), ...teamInput }),
  report: Report,
  run: async (context, { task: number, all, ...where }): Promise<Outcome<Report>> => {
    const team = await readTeam(context, where);
    const { state, configuration, repository, home } = team;
    const found = number === undefined ? null : findTask(team, number);
    const chosen =
      found === null
        ? [...state.tasks.entries()].map(([, task]) => task).filter(({ tracked }) => tracked)
        : [found.task];
    const tasks = chosen
      .map((task) => taskReport(state, task, team.now))
      .filter((task) => number !== undefined || all || task.state !== "completed" || owesReviews(task));
    tasks.sort((left, right) => order(left) - order(right) || left.number - right.number);
    const mode = modeOf(configuration.organization, repository);
    const report: Report = {
      home,
      mode,
      paused: isPaused(state.frame),
      writer: state.frame.writer,
      refusedConfiguration: state.frame.rejected === null ? null : [...state.frame.rejected.problems],
      tasks,
    };
    const text =
      found === null
        ? listText(team, report, team.now)
        : [
            ...foundThrough(found),
            `#${found.task.number} ${tasks[0]?.title ?? ""}`,
            withDistances(
              plainMarkdown(taskFacts(state, configuration.organization, found.task, mode)),
              team.now,
            ),
            `\`tutti why ${found.task.number}\` explains it.`,
          ].join("\n\n");
    return { report, text, exit: "done" };
  },
});

/** Merged without all of its reviews: completed, and not all that is to be done. */
function owesReviews({ pullRequests }: TaskReport): boolean {
  return pullRequests.some(({ owed }) => owed !== null);
}

function order({ state }: TaskReport): number {
  return stateNames.indexOf(state);
}

function stateText(task: TaskReport): string {
  const { state, escalation } = task;
  const toWhom = escalation === null ? "" : ` to ${escalation.to ?? "nobody"}`;
  const title = state === "escalated" ? `${stateTitle(state)}${toWhom}` : stateTitle(state);
  const asides = [
    ...(owesReviews(task) ? ["reviews due"] : []),
    ...(escalation === null || state === "escalated" ? [] : [`escalated${toWhom}`]),
    ...((escalation?.acknowledged ?? null) === null ? [] : ["acknowledged"]),
  ];
  return [title, ...asides].join(", ");
}

function listText({ home }: Team, report: Report, at: Timestamp): string {
  const { tasks, mode, paused, refusedConfiguration } = report;
  const overdue = tasks.filter((task) => task.overdue).length;
  const head = [
    home,
    `${mode} mode`,
    ...(paused ? ["paused"] : []),
    countOf(tasks.length, "task"),
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
  ].join(", ");
  const refused =
    refusedConfiguration === null
      ? []
      : [
          "The newest configuration was refused, and is not in force; `tutti validate` says how to mend it:",
          ...refusedConfiguration,
        ];
  const rows = tasks.map((task) => [
    `#${task.number}`,
    stateText(task),
    task.assignee ?? "-",
    task.priority ?? "-",
    task.due === null ? "-" : `${distance(task.due, at)}${task.overdue ? ", overdue" : ""}`,
    task.title,
  ]);
  return [head, ...refused, ...(rows.length === 0 ? [] : ["", table(rows)])].join("\n");
}
