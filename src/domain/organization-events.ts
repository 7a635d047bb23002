import { z } from "zod";
import { Configuration } from "./configuration.ts";
import { stamp } from "./event-stamp.ts";
import { CommitSha, MemberId, RepositoryId } from "./ids.ts";
import { Timestamp } from "./timestamp.ts";

export const LedgerOpened = z.object({
  type: z.literal("LedgerOpened"),
  ...stamp,
  home: RepositoryId,
  installation: z.int().nullable(),
});

export const ConfigurationAccepted = z.object({
  type: z.literal("ConfigurationAccepted"),
  ...stamp,
  commit: CommitSha.nullable(),
  digest: z.string(),
  resolved: Configuration,
});

export const ConfigurationRejected = z.object({
  type: z.literal("ConfigurationRejected"),
  ...stamp,
  commit: CommitSha,
  /** Each with line, column and a word for what is wrong. An earlier Tutti wrote a sentence in the place of the word. */
  problems: z.array(z.string()),
});

export const OrganizationPaused = z.object({
  type: z.literal("OrganizationPaused"),
  ...stamp,
  until: Timestamp.nullable(),
});

export const OrganizationResumed = z.object({ type: z.literal("OrganizationResumed"), ...stamp });

export const MemberPaused = z.object({
  type: z.literal("MemberPaused"),
  ...stamp,
  member: MemberId,
  until: Timestamp.nullable(),
});

export const MemberResumed = z.object({ type: z.literal("MemberResumed"), ...stamp, member: MemberId });

export const WriterClaimed = z.object({
  type: z.literal("WriterClaimed"),
  ...stamp,
  writer: z.enum(["app", "action"]),
});

export const SweepCompleted = z.object({
  type: z.literal("SweepCompleted"),
  ...stamp,
  repository: RepositoryId,
  cursor: Timestamp,
});

export const SegmentQuarantined = z.object({
  type: z.literal("SegmentQuarantined"),
  ...stamp,
  segment: z.int().min(1),
  /** What is wrong with it, as a word. */
  problem: z.string(),
  /** The line in the segment, null when it is not one line's problem. */
  line: z.int().min(1).nullable(),
  /** What is wrong with it, as a sentence. */
  what: z.string(),
});
