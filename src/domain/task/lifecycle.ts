import { z } from "zod";
import { Priority, StateName } from "./schema.ts";

/** Who answers for a state while a task is in it, in the words of the lifecycle table. */
export const StateOwner = z.enum([
  "tech-lead",
  "planner",
  "assignee",
  "domain-lead",
  "escalation-target",
  "peer-reviewer",
  "receiving-lead",
  "nobody",
]);
export type StateOwner = z.infer<typeof StateOwner>;

/**
 * Who may order a transition. `tutti` is a fact of GitHub's, a rule or the clock; `domain-lead` includes the roles above;
 * `self` is a member of the task's domain who takes the task.
 */
export const OrderRole = z.enum([
  "tutti",
  "assignee",
  "self",
  "author",
  "reviewer",
  "planner",
  "domain-lead",
  "receiving-lead",
  "escalation-target",
  "maintainer",
]);
export type OrderRole = z.infer<typeof OrderRole>;

const guardNames = [
  "assigned",
  "tier-zero",
  "children-started",
  "children-completed",
  "criteria-ticked",
  "responsible-named",
  "escalation-possible",
  "review-requested",
  "peer-filled",
  "peer-stale",
  "layers-filled",
  "no-open-pull-request",
  "handoff-due",
  "no-handoff-due",
] as const;
export const GuardName = z.enum(guardNames);
export type GuardName = z.infer<typeof GuardName>;

const Target = z.object({
  /** Business hours; for `perEstimate` the least. */
  hours: z.number().positive(),
  /** Other hours for single tiers, by tier. */
  hoursByTier: z.record(z.string().regex(/^[0-4]$/), z.number().positive()).optional(),
  /** Hours are this many times the task's estimate; without an estimate there is no clock. */
  perEstimate: z.number().positive().optional(),
  /** Only tasks of these priorities have a clock. */
  priorities: z.array(Priority).optional(),
});
export type Target = z.infer<typeof Target>;

export const StateRule = z.object({ owner: StateOwner, target: Target.nullable() });
export type StateRule = z.infer<typeof StateRule>;

/** `to: resume` is the last state that was neither blocked nor escalated. */
export const TransitionRule = z.object({
  from: StateName,
  to: z.union([StateName, z.literal("resume")]),
  by: z.array(OrderRole).min(1),
  /** All must hold. */
  when: z.array(GuardName),
});
export type TransitionRule = z.infer<typeof TransitionRule>;

/** The lifecycle as data; the shipped one is `config/lifecycle.yml`. */
export const Lifecycle = z.object({
  states: z.record(StateName, StateRule),
  transitions: z.array(TransitionRule),
  /** Where a merge takes a task from any state: the first with a hand-off due, else the second. */
  merge: z.object({ to: z.tuple([z.literal("ready-for-handoff"), z.literal("completed")]) }),
  /** Guards that `/force` may pass over; the others hold always. */
  forceable: z.array(GuardName),
  /** Who may complete a task of any state as not planned or duplicate. */
  dismissal: z.object({ by: z.array(OrderRole) }),
  escalation: z.object({
    /** Share of the target at which the deadline counts as near, 0..1. */
    warnAt: z.number().positive().max(1),
    /** Multiples of the target at which it is escalated one level, ascending. */
    breachAt: z.array(z.number().positive()).min(1),
  }),
});
export type Lifecycle = z.infer<typeof Lifecycle>;
