import * as z from "zod";
import { answerGate } from "../../src/domain/gate.ts";
import type { OrganizationState } from "../../src/domain/organization-state.ts";
import { owedReviews } from "../../src/domain/owed-reviews.ts";
import { deadlineOf } from "../../src/domain/task/deadline.ts";
import { StateName, TaskKind, type Task } from "../../src/domain/task/schema.ts";
import { Timestamp } from "../../src/domain/timestamp.ts";
import { plainLine } from "../output/plain-text.ts";

const PullRequestReport = z.object({
  number: z.int(),
  status: z.enum(["open", "closed", "merged"]),
  draft: z.boolean(),
  gate: z.object({
    open: z.boolean(),
    because: z.string(),
    /** Layers that are not given yet, with who may give them. */
    waitsFor: z.array(z.object({ layer: z.string(), from: z.array(z.string()) })),
  }),
  /** Reviews that it was merged without, and that are still due; null when none is. */
  owed: z.object({ layers: z.array(z.string()), due: Timestamp.nullable() }).nullable(),
});

/** A task as `--json` gives it. */
export const TaskReport = z.object({
  number: z.int(),
  title: z.string(),
  kind: TaskKind,
  state: StateName,
  since: Timestamp,
  tier: z.int().nullable(),
  priority: z.string().nullable(),
  domains: z.array(z.string()),
  assignee: z.string().nullable(),
  accepted: z.boolean(),
  /** Who answers for the state while its clock runs. */
  owner: z.string().nullable(),
  due: Timestamp.nullable(),
  overdue: z.boolean(),
  /** To whom it is escalated, decided by a person or by its clock; null when it is not. */
  escalation: z
    .object({ to: z.string().nullable(), since: Timestamp, acknowledged: Timestamp.nullable() })
    .nullable(),
  paused: z.boolean(),
  pullRequests: z.array(PullRequestReport),
});
export type TaskReport = z.infer<typeof TaskReport>;

export function taskReport(state: OrganizationState, task: Task, now: Timestamp): TaskReport {
  const due = task.state === "completed" ? null : deadlineOf(task);
  return {
    number: task.number,
    title: plainLine(task.title),
    kind: task.kind,
    state: task.state,
    since: task.enteredAt,
    tier: task.tier,
    priority: task.priority,
    domains: [...task.domains],
    assignee: task.assignee,
    accepted: task.accepted,
    owner: task.clock?.owner ?? null,
    due,
    overdue: due !== null && due <= now && task.pause === null,
    escalation: escalationOf(task),
    paused: task.pause !== null,
    pullRequests: state.pullRequestsOf(task).map((pullRequest) => {
      const gate = answerGate(state, pullRequest);
      const owed = owedReviews(state, pullRequest);
      const waiting = gate.layers.filter(({ satisfied }) => !satisfied);
      return {
        number: pullRequest.number,
        status: pullRequest.status,
        draft: pullRequest.draft,
        gate: {
          open: gate.open,
          because: gate.because,
          waitsFor: waiting.map(({ layer, slots }) => ({
            layer,
            from: [
              ...new Set(slots.filter(({ status }) => status === "waiting").flatMap((slot) => slot.eligible)),
            ],
          })),
        },
        owed: owed === null ? null : { layers: [...owed.layers], due: owed.due },
      };
    }),
  };
}

function escalationOf({ state, escalation, breach, acknowledged }: Task): TaskReport["escalation"] {
  const found = state === "escalated" ? escalation : breach;
  return found === null ? null : { to: found.to, since: found.at, acknowledged: acknowledged?.at ?? null };
}
