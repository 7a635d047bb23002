import { z } from "zod";
import { stamp } from "../event-stamp.ts";
import { AccountId, CommitSha, MemberId, PullRequestId, RepositoryId, TaskId } from "../ids.ts";
import { LayerName } from "../organization/schema.ts";
import { Check, Head, LinkSource, OwedLayers, PullRequestStatus, Review } from "./schema.ts";

const common = { ...stamp, pullRequest: PullRequestId };

export const PullRequestOpened = z.object({
  type: z.literal("PullRequestOpened"),
  ...common,
  repository: RepositoryId,
  number: z.int().positive(),
  author: AccountId,
  draft: z.boolean(),
  headRef: z.string(),
  baseRef: z.string(),
  fork: z.boolean(),
  head: Head,
});

export const PullRequestLinked = z.object({
  type: z.literal("PullRequestLinked"),
  ...common,
  task: TaskId,
  source: LinkSource,
});

export const PullRequestUnlinked = z.object({
  type: z.literal("PullRequestUnlinked"),
  ...common,
  task: TaskId,
});

export const HeadPushed = z.object({ type: z.literal("HeadPushed"), ...common, head: Head });

export const PullRequestChanged = z.object({
  type: z.literal("PullRequestChanged"),
  ...common,
  status: PullRequestStatus,
  draft: z.boolean(),
  headRef: z.string(),
  baseRef: z.string(),
  bypassed: z.boolean(),
  /** What was taken back by the merge, where it was one of a revert. */
  reverts: z.array(PullRequestId).exactOptional(),
  /** What was missing at the merge, if it happened nevertheless. */
  owed: OwedLayers.exactOptional(),
  /** What was waived at the merge, since nobody else was there to give it. */
  waived: z.array(LayerName).exactOptional(),
});

/** Somebody says that the work may be looked at, again where changes were asked for. */
export const ReviewRequested = z.object({ type: z.literal("ReviewRequested"), ...common });

export const ReviewersChanged = z.object({
  type: z.literal("ReviewersChanged"),
  ...common,
  reviewers: z.array(AccountId),
});

export const ReviewRecorded = z.object({
  type: z.literal("ReviewRecorded"),
  ...common,
  review: Review,
});

export const ReviewWithdrawn = z.object({
  type: z.literal("ReviewWithdrawn"),
  ...common,
  review: z.string(),
});

export const ChecksReported = z.object({
  type: z.literal("ChecksReported"),
  ...common,
  head: CommitSha,
  checks: z.array(Check),
});

export const GateOverridden = z.object({
  type: z.literal("GateOverridden"),
  ...common,
  member: MemberId,
  reason: z.string(),
  head: CommitSha,
  comment: z.string().nullable(),
  missing: z.array(LayerName),
});
