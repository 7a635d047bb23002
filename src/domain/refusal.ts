import { z } from "zod";

const refusalCodes = [
  /** There is no way from this state to the wanted one. Facts: from, to, ways. */
  "no-such-transition",
  /** The way exists, but conditions are open. Facts: from, to, open (guard names). */
  "conditions-open",
  /** Somebody else may order this. Facts: needed (roles), lacksRights when only GitHub's rights stand against it. */
  "not-allowed",
  "no-configuration",
  "not-tracked",
  "already-so",
  "unknown-member",
  "not-assigned",
  "already-assigned",
  /** A further assignee in the sidebar. Facts: member. */
  "one-assignee",
  "not-eligible",
  "not-due",
  "no-pull-request",
  "several-pull-requests",
  "several-tasks",
  /** A pull request that is for no task. */
  "no-task-linked",
  "own-work",
  "no-clock",
  "nobody-above",
  "not-paused",
  "gate-is-open",
  "paused",
  "closed",
  "rate-limited",
  /** A comment command that could not be read. Facts: problem, hint. */
  "unreadable",
  /** Somebody else put the command into the comment. */
  "edited-by-other",
  /** A comment of long ago: what ran then may be forgotten. */
  "too-old",
  "several-state-labels",
  /** A `state/*` label that names none. Facts: state, states. */
  "no-such-state",
  /** A task cannot wait for itself. Facts: number. */
  "own-blocker",
  /** What a task is to wait for is not there, or is a pull request. Facts: number. */
  "no-such-issue",
  "until-is-for-agents",
  /** Facts: until. */
  "in-the-past",
  /** The task is completed. */
  "completed",
] as const;
export const RefusalCode = z.enum(refusalCodes);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** Why a command was not carried out: a code for programs, and the facts that a sentence is made of. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly facts: RefusalFacts;
};

export const RefusalFacts = z
  .record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]),
  )
  .readonly();
export type RefusalFacts = z.infer<typeof RefusalFacts>;

export function refuse(code: RefusalCode, facts: RefusalFacts = {}): Refusal {
  return { code, facts };
}
