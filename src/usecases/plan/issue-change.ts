import type { Actor } from "../../domain/actor.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { Account, IssueLook, TimelineEntry } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Gathered } from "../gather/gathered.ts";
import { actorOf } from "./actor-of.ts";

export type IssueHint = Extract<Hint, { kind: "issue" }>;

export type IssueContext = {
  readonly state: OrganizationState;
  readonly gathered: Gathered;
  readonly hint: IssueHint;
  readonly look: IssueLook;
  readonly task: Task;
};

/**
 * Who made a change, when, and the entry that proves it. While the timeline lags, the webhook's sender stands in, for that
 * very change alone: others made theirs meanwhile.
 */
export type Change = { readonly by: Actor; readonly at: Timestamp; readonly entry: string };

/** The newest entry that fits, if it is not our own; null when nobody but us is known to have made the change. */
export function changeBy(
  context: IssueContext,
  fits: (entry: TimelineEntry) => boolean,
  standsIn: (hint: IssueHint) => boolean,
): Change | null {
  const { hint, look } = context;
  const entry = look.timeline.findLast(fits);
  if (entry !== undefined) return made(context, entry.actor, entry.at, entry.id);
  if (!standsIn(hint)) return null;
  return made(context, hint.sender, hint.at, `${hint.change}@${hint.at}`);
}

function made(
  { state, gathered, hint }: IssueContext,
  account: Account | null,
  at: Timestamp,
  entry: string,
): Change | null {
  if (account === null || account.id === gathered.self) return null;
  return { by: actorOf(state, gathered, hint.repository.id, account), at, entry };
}

/** Who put a label on that the issue has. */
export function labelledBy(context: IssueContext, label: string): Change | null {
  return changeBy(
    context,
    (entry) => entry.kind === "labeled" && entry.label === label,
    (hint) => hint.change === "labeled" && hint.label === label,
  );
}
