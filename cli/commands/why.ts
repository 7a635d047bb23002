import * as z from "zod";
import { waysOf } from "../../src/domain/ways.ts";
import { whyText } from "../../src/messages/why-text.ts";
import { findTask, foundThrough } from "../ledger/find-task.ts";
import { readTeam } from "../ledger/read-team.ts";
import { withDistances } from "../output/distance.ts";
import { plainMarkdown } from "../output/plain-markdown.ts";
import { TaskReport, taskReport } from "../report/task-report.ts";
import { TaskNumber, gitOption, teamInput } from "../team-options.ts";
import { defineVerb } from "../verb.ts";

export const why = defineVerb({
  name: "why",
  summary: "Explains why a task is where it is, what is missing, and who can give it",
  details: [
    "The same as `/why` on the issue, but nobody else reads it. A pull request's number is answered for its task.",
  ],
  operands: [
    { name: "task", summary: "The number of a task's issue, or of its pull request", required: true },
  ],
  options: [gitOption],
  examples: ["why 12", "why 12 --json"],
  input: z.object({ task: TaskNumber, ...teamInput }),
  report: z.object({
    task: TaskReport,
    /** The pull request whose number was given; null where it was the task's. */
    pullRequest: z.int().nullable(),
    /** The order that brought it into its state. */
    enteredOn: z.string(),
    ways: z.array(
      z.object({
        to: z.string(),
        /** Roles that may order it. */
        by: z.array(z.string()),
        /** Conditions that are not met; empty: possible now. */
        missing: z.array(z.string()),
      }),
    ),
    /** When it is escalated if nothing happens. */
    escalatedAt: z.string().nullable(),
  }),
  run: async (context, { task: number, ...where }) => {
    const team = await readTeam(context, where);
    const { state, configuration } = team;
    const found = findTask(team, number);
    const { task, pullRequest } = found;
    const ways = waysOf(state, configuration, task);
    const { clock, pause } = task;
    return {
      report: {
        task: taskReport(state, task, team.now),
        pullRequest,
        enteredOn: task.enteredOn,
        ways: ways.map(({ to, by, open }) => ({ to, by: [...by], missing: [...open] })),
        escalatedAt: clock === null || pause !== null ? null : (clock.breachAt[clock.level] ?? null),
      },
      text: [...foundThrough(found), withDistances(plainMarkdown(whyText(state, task, ways)), team.now)].join(
        "\n\n",
      ),
      exit: "done",
    };
  },
});
