import type { AccountId, PullRequestId, TaskId } from "../../domain/ids.ts";
import type { MemberNames } from "../../domain/organization/member-names.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { CommandLine } from "../../comment-language/read-comment.ts";
import type { IssueLook, PullRequestLook, RepositoryReference } from "../../ports/forge-facts.ts";
import type { Permissions } from "./permission-on.ts";
import type { Unread } from "./unread.ts";

/** Everything that a batch of hints left open, asked for once. Decisions are made on this and the state alone. */
export type Gathered = {
  readonly issues: ReadonlyMap<TaskId, IssueLook>;
  readonly pullRequests: ReadonlyMap<PullRequestId, PullRequestLook>;
  readonly unread: Unread;
  readonly repositories: ReadonlyMap<number, RepositoryReference>;
  /**
   * Commands of comments, by the comment's text: when a comment and its edit come in one batch, each is the order of who
   * wrote that text, and neither speaks for the other.
   */
  readonly commands: ReadonlyMap<string, readonly CommandLine[]>;
  /** Of those who order something. */
  readonly permissions: Permissions;
  readonly names: MemberNames;
  /** Our clock, corrected by GitHub's. */
  readonly now: Timestamp;
  readonly self: AccountId;
};
