// A workflow of one job as GitHub reads it: what starts a run, whether its job runs, and what a concurrency group keeps.
import { parse } from "yaml";
import { z } from "zod";
import { evaluate, isTruthy } from "../../cli/checkup/workflow-expression.ts";

/** Something that starts a run, with the payload of its webhook. */
export type Started = { readonly event: string; readonly payload: unknown };

export type ActionsWorkflow = {
  readonly permissions: Readonly<Record<string, "read" | "write">>;
  readonly startsRun: (started: Started, action: string | null) => boolean;
  /** Whether the `if` of the job lets it run; otherwise the run costs nothing and does nothing. */
  readonly startsJob: (started: Started) => boolean;
  /** The group that the run waits in. */
  readonly groupOf: (started: Started, runId: string) => string;
  /**
   * What still runs of those that started while a run of the group `tutti` was at work, in their order. One waits for
   * it; whoever joins the group next takes that place, and the one before is cancelled.
   */
  readonly keeps: (arrived: readonly Started[], joining: Joining) => readonly Started[];
};

/**
 * When a job joins its group: GitHub does not say, and people saw both. `at-once`, whether or not its `if` then leaves it
 * out; or `if-it-runs`. A group of the whole workflow is joined at once.
 */
export type Joining = "at-once" | "if-it-runs";

const Trigger = z.object({ types: z.array(z.string()).optional(), branches: z.array(z.string()).optional() });
const Concurrency = z.object({ group: z.string(), "cancel-in-progress": z.literal(false) });
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.enum(["read", "write"])),
  concurrency: Concurrency.optional(),
  jobs: z.object({ tutti: z.object({ if: z.string(), concurrency: Concurrency.optional() }) }),
});
const Push = z.object({ ref: z.string() });

export function readActionsWorkflow(text: string): ActionsWorkflow {
  const { on, permissions, concurrency, jobs } = Workflow.parse(parse(text));
  const job = jobs.tutti;
  const valueFor = (expression: string, { event, payload }: Started, runId: string): unknown =>
    evaluate(expression, { github: { event_name: event, event: payload, run_id: runId } });
  const startsJob = (started: Started): boolean => isTruthy(valueFor(job.if, started, ""));
  const { group } = concurrency ?? job.concurrency ?? { group: "${{ github.run_id }}" };
  const groupOf = (started: Started, runId: string): string =>
    group.includes("${{") ? String(valueFor(group, started, runId)) : group;

  return {
    permissions,
    startsRun: (started, action) => startsRun(on[started.event], started, action),
    startsJob,
    groupOf,
    keeps(arrived, joining) {
      const joinsAtOnce = concurrency !== undefined || joining === "at-once";
      const joined = joinsAtOnce ? arrived : arrived.filter(startsJob);
      const waiting = new Map(joined.map((started, at) => [groupOf(started, String(at)), started]));
      const kept = new Set(waiting.values());
      return arrived.filter((started) => kept.has(started) && startsJob(started));
    },
  };
}

function startsRun(trigger: unknown, { event, payload }: Started, action: string | null): boolean {
  if (trigger === undefined) return false;
  const { types, branches } = Trigger.parse(trigger ?? {});
  if (types !== undefined && !types.includes(action ?? "")) return false;
  if (branches === undefined || event !== "push") return true;
  return branches.some((branch) => Push.parse(payload).ref === `refs/heads/${branch}`);
}
