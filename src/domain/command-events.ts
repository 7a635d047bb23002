import { z } from "zod";
import { stamp } from "./event-stamp.ts";
import { AccountId, PullRequestId, RepositoryId, TaskId } from "./ids.ts";
import { RefusalCode, RefusalFacts } from "./refusal.ts";
import { StateName } from "./task/schema.ts";

/** The comment a command stands in: where the answer belongs. */
const CommentPlace = z.object({
  /** The issue or pull request: its task or pull request id. */
  subject: z.string(),
  repository: RepositoryId,
  number: z.int().positive(),
  comment: z.string().nullable(),
});

export const CommandAccepted = z.object({
  type: z.literal("CommandAccepted"),
  ...stamp,
  task: TaskId.exactOptional(),
  pullRequest: PullRequestId.exactOptional(),
  command: z.string(),
  text: z.string(),
  place: CommentPlace.nullable(),
  account: AccountId.nullable(),
});

export const CommandRefused = z.object({
  type: z.literal("CommandRefused"),
  ...stamp,
  task: TaskId.exactOptional(),
  pullRequest: PullRequestId.exactOptional(),
  command: z.string(),
  text: z.string(),
  place: CommentPlace.nullable(),
  account: AccountId.nullable(),
  bot: z.boolean(),
  wanted: StateName.nullable(),
  code: RefusalCode,
  facts: RefusalFacts,
});
