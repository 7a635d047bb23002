import type { Timestamp } from "./account.ts";
import type { Oid } from "./git-storage.ts";

export const checkStatuses = [
  "queued",
  "in_progress",
  "completed",
  "waiting",
  "requested",
  "pending",
] as const;

export type CheckStatus = (typeof checkStatuses)[number];

export const checkConclusions = [
  "success",
  "failure",
  "neutral",
  "cancelled",
  "skipped",
  "timed_out",
  "action_required",
  "stale",
] as const;

export type CheckConclusion = (typeof checkConclusions)[number];

export type CheckSuite = {
  readonly id: number;
  readonly repositoryId: number;
  readonly appId: number;
  readonly headSha: Oid;
  readonly headBranch: string | null;
  readonly before: Oid | null;
  readonly status: CheckStatus;
  readonly conclusion: CheckConclusion | null;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
};

export type CheckAnnotation = {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number | null;
  readonly endColumn: number | null;
  readonly level: "notice" | "warning" | "failure";
  readonly message: string;
  readonly title: string | null;
  readonly rawDetails: string | null;
};

export type CheckOutput = {
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
};

export type CheckAction = {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
};

export type CheckRun = {
  readonly id: number;
  readonly repositoryId: number;
  readonly suiteId: number;
  readonly appId: number;
  readonly name: string;
  readonly headSha: Oid;
  readonly externalId: string | null;
  readonly detailsUrl: string | null;
  readonly status: CheckStatus;
  readonly conclusion: CheckConclusion | null;
  readonly startedAt: Timestamp | null;
  readonly completedAt: Timestamp | null;
  readonly output: CheckOutput;
  readonly annotations: readonly CheckAnnotation[];
  readonly actions: readonly CheckAction[];
};

export type CommitStatus = {
  readonly id: number;
  readonly repositoryId: number;
  readonly sha: Oid;
  readonly context: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creatorId: number;
  /** The app whose token wrote it: what a ruleset's `integration_id` is compared with. */
  readonly appId: number | null;
  readonly createdAt: Timestamp;
};
