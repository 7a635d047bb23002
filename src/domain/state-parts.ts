import type { CommandOutcome } from "./command-outcomes.ts";
import type { AccountId } from "./ids.ts";
import type { OrganizationFrame } from "./organization-frame.ts";
import type { RecentOrders } from "./recent-orders.ts";
import type { PullRequest } from "./review/schema.ts";
import type { Task } from "./task/schema.ts";
import type { Timestamp } from "./timestamp.ts";
import type { ToldRefusal } from "./told-refusal.ts";

/** A state in the parts that it cannot be computed from: what a checkpoint keeps. */
export type StateParts = {
  readonly frame: OrganizationFrame;
  readonly at: Timestamp | null;
  readonly tasks: Iterable<Task>;
  readonly pullRequests: Iterable<PullRequest>;
  readonly outcomes: Iterable<readonly [subject: string, cause: string, outcome: CommandOutcome]>;
  readonly forgotten: Iterable<readonly [subject: string, upTo: Timestamp]>;
  readonly refusals: Iterable<readonly [subject: string, refusals: readonly ToldRefusal[]]>;
  readonly recentOrders: Iterable<readonly [AccountId, RecentOrders]>;
};
