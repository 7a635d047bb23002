// A workflow of one job as GitHub reads it: what starts a run, whether its job runs, and what a concurrency group keeps.
import { parse } from "yaml";
import { z } from "zod";
import { evaluate, isTruthy } from "./workflow-expression.ts";

/** Something that starts a run, with the payload of its webhook. */
export type Started = { readonly event: string; readonly payload: unknown };

export type ActionsWorkflow = {
  readonly permissions: Readonly<Record<string, "read" | "write">>;
  readonly startsRun: (started: Started, action: string | null) => boolean;
  /** Whether the `if` of the job lets it run; otherwise the run costs nothing and does nothing. */
  readonly startsJob: (started: Started) => boolean;
  /**
   * What still runs of those that started while a run of the group `tutti` was at work, in their order. One waits for
   * it; whoever joins the group next takes that place, and the one before is cancelled.
   */
  readonly keeps: (arrived: readonly Started[]) => readonly Started[];
};

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
  const valueFor = (expression: string, { event, payload }: Started): unknown =>
    evaluate(expression, { github: { event_name: event, event: payload } });
  const startsJob = (started: Started): boolean => isTruthy(valueFor(job.if, started));
  const groupOf = (group: string, started: Started): string =>
    group.includes("${{") ? String(valueFor(group, started)) : group;

  return {
    permissions,
    startsRun: (started, action) => startsRun(on[started.event], started, action),
    startsJob,
    keeps(arrived) {
      // GitHub claims the group of a workflow before it looks at a job's `if`, and that of a job after.
      const running = arrived.filter((started) => concurrency !== undefined || startsJob(started));
      const { group } = concurrency ?? job.concurrency ?? { group: "" };
      const waiting = new Map(running.map((started) => [groupOf(group, started), started]));
      const kept = group === "" ? running : running.filter((each) => [...waiting.values()].includes(each));
      return kept.filter(startsJob);
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
