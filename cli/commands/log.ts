import * as z from "zod";
import { Event } from "../../src/domain/events.ts";
import { TaskId } from "../../src/domain/ids.ts";
import { toTimestamp } from "../../src/domain/timestamp.ts";
import { instant } from "../../src/domain/time.ts";
import { moment } from "../../src/messages/moment.ts";
import { readEvents, type RecordedEvent } from "../../src/usecases/read-events.ts";
import { reachLedger } from "../ledger/reach-ledger.ts";
import { countOf } from "../output/count-of.ts";
import { CommandProblem } from "../problem.ts";
import { eventLine } from "../report/event-line.ts";
import { TaskNumber, gitOption, teamInput } from "../team-options.ts";
import { defineVerb } from "../verb.ts";

const Moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), "a moment is written as 2026-03-02 or 2026-03-02T14:00Z")
  .transform((text) => toTimestamp(instant(Date.parse(text))));

export const log = defineVerb({
  name: "log",
  summary: "Lists what happened, from the ledger, oldest first",
  details: ["Everything since the beginning is read, whatever is shown of it."],
  operands: [],
  options: [
    { name: "task", takes: "number", summary: "Events of this task and its pull requests alone" },
    {
      name: "since",
      takes: "moment",
      summary: "Events from this moment on, as 2026-03-02 or 2026-03-02T14:00Z",
    },
    { name: "last", takes: "count", summary: "The last so many events" },
    gitOption,
  ],
  examples: ["log", "log --task 12", "log --since 2026-03-02 --json", "log --last 20"],
  input: z.object({
    task: TaskNumber.optional(),
    since: Moment.optional(),
    last: z
      .string()
      .regex(/^[1-9]\d{0,6}$/, "a count is a number from 1 on")
      .transform(Number)
      .optional(),
    ...teamInput,
  }),
  report: z.object({
    home: z.string(),
    events: z.array(z.object({ seq: z.int(), task: z.int().nullable(), event: Event })),
  }),
  run: async (context, { task, since, last, repo, git }) => {
    const { ledger, home } = await reachLedger(context, repo, git ? "git" : "api");
    context.progress(`reading the whole ledger of ${home}…`);
    const read = await readEvents(ledger);
    if (read.outcome === "absent") {
      throw new CommandProblem("absent", `${home} has no ledger yet.`, "`tutti init` prepares a repository.");
    }
    if (read.outcome === "halted") {
      throw new CommandProblem(
        "problems",
        `The ledger must not be believed: ${read.problem.what}.`,
        read.problem.nextStep,
      );
    }
    const numbers = numbersOf(read.events);
    if (task !== undefined && ![...numbers.values()].includes(task)) {
      throw new CommandProblem(
        "absent",
        `#${task} never was a task of ${home}.`,
        "`tutti status --all` lists the tasks.",
      );
    }
    const events = read.events
      .map(({ seq, event }) => ({ seq, event, task: numberOf(numbers, event) }))
      .filter((each) => task === undefined || each.task === task)
      .filter(({ event }) => since === undefined || event.at >= since)
      .slice(last === undefined ? 0 : -last);
    const lines = events.map(
      ({ seq, event, task: number }) =>
        `${String(seq).padStart(5)}  ${moment(event.at)}  ${eventLine(event, number)}`,
    );
    return {
      report: { home, events },
      text: [...lines, countOf(events.length, "event")].join("\n"),
      exit: "done",
    };
  },
});

/** Numbers by task and pull request, whose events carry ids. */
function numbersOf(events: readonly RecordedEvent[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { event } of events) {
    if (event.type === "TaskOpened" || event.type === "TaskRelocated" || event.type === "TaskTransferred")
      numbers.set(event.task, event.number);
    if (event.type === "PullRequestLinked") {
      const number = numbers.get(event.task);
      if (number !== undefined) numbers.set(event.pullRequest, number);
    }
  }
  return numbers;
}

function numberOf(numbers: ReadonlyMap<string, number>, event: Event): number | null {
  const task = "task" in event ? TaskId.safeParse(event.task).data : undefined;
  if (task !== undefined) return numbers.get(task) ?? null;
  const pullRequest = "pullRequest" in event ? event.pullRequest : undefined;
  return pullRequest === undefined ? null : (numbers.get(pullRequest) ?? null);
}
