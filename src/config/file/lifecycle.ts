import { z } from "zod";
import { GuardName, Lifecycle, OrderRole, StateOwner, TransitionRule } from "../../domain/task/lifecycle.ts";
import { Priority, StateName } from "../../domain/task/schema.ts";

const Hours = z.number().positive().max(10_000);

const TargetEntry = z.strictObject({
  hours: Hours.optional().describe("Business hours of the owner's calendar; with per-estimate the least"),
  "hours-by-tier": z
    .record(z.string().regex(/^[0-4]$/u, { error: "A tier is a number from 0 to 4." }), Hours)
    .optional()
    .describe("Other hours for single tiers"),
  "per-estimate": z
    .number()
    .positive()
    .max(100)
    .optional()
    .describe("Hours are this many times the estimate; without one there is no clock"),
  priorities: z.array(Priority).optional().describe("Only tasks of these priorities have a clock"),
});
export type TargetEntry = z.infer<typeof TargetEntry>;

const StateEntry = z.strictObject({
  owner: StateOwner.optional().describe("Who answers for the state"),
  target: TargetEntry.nullable().optional().describe("How long it may take; null is no clock"),
});

export const TransitionEntry = z.strictObject({
  from: StateName,
  to: TransitionRule.shape.to,
  by: z.array(OrderRole).min(1).optional().describe("Who may order it"),
  when: z.array(GuardName).optional().describe("Guards that must all hold"),
  off: z.boolean().optional().describe("Takes the transition away"),
});
export type TransitionEntry = z.infer<typeof TransitionEntry>;

export const LifecycleEntry = z.strictObject({
  states: z.partialRecord(StateName, StateEntry).optional().describe("Owners and targets of the ten states"),
  transitions: z
    .array(TransitionEntry)
    .max(200)
    .optional()
    .describe("Ways between states: new ones, changed ones, or with off: true ones to take away"),
  merge: z
    .strictObject({ to: Lifecycle.shape.merge.shape.to })
    .optional()
    .describe("Where a merge takes a task"),
  forceable: z.array(GuardName).optional().describe("Guards that /force may pass over"),
  dismissal: z
    .strictObject({ by: z.array(OrderRole).min(1) })
    .optional()
    .describe("Who may complete a task as not planned or duplicate"),
  escalation: z
    .strictObject({
      "warn-at": Lifecycle.shape.escalation.shape.warnAt
        .optional()
        .describe("Share of the target at which the card says that the deadline is near"),
      "breach-at": Lifecycle.shape.escalation.shape.breachAt
        .optional()
        .describe("Multiples of the target at which it is escalated, ascending"),
    })
    .optional(),
});
export type LifecycleEntry = z.infer<typeof LifecycleEntry>;
