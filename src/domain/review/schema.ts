import { z } from "zod";
import { AccountId, CommitSha, MemberId, PullRequestId, RepositoryId, TaskId } from "../ids.ts";
import { LayerName } from "../organization/schema.ts";
import { Timestamp } from "../timestamp.ts";

/** Identifies a diff whatever its base: equal for two heads that change the same lines the same way. */
export const PatchId = z
  .string()
  .regex(/^[0-9a-f]{40,64}$/)
  .brand("PatchId");
export type PatchId = z.infer<typeof PatchId>;

export const ReviewDecision = z.enum(["approved", "changes-requested"]);
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/** One head of a pull request. `patch` and `paths` are null when GitHub could not give the diff. */
export const Head = z.object({
  sha: CommitSha,
  patch: PatchId.nullable(),
  paths: z.array(z.string()).nullable(),
  /** Members and accounts who wrote it: the pull request's author, commit authors, co-authors, the operator of an agent's session. */
  authors: z.array(AccountId),
  /** Whether some author could not be matched to an account, so that no statement about authors is complete. */
  unknownAuthors: z.boolean(),
  seenAt: Timestamp,
});
export type Head = z.infer<typeof Head>;

/** An approval or a change request, a native review or a command's. */
export const Review = z.object({
  /** The review's or the comment's node id. */
  id: z.string().min(1),
  source: z.enum(["review", "command"]),
  reviewer: AccountId,
  member: MemberId.nullable(),
  decision: ReviewDecision,
  /** The layer that a command named; a native review fills what its author may fill. */
  layer: LayerName.nullable(),
  /** The head that the review was for, as first seen. */
  commit: CommitSha,
  at: Timestamp,
});
export type Review = z.infer<typeof Review>;

export const CheckConclusion = z.enum(["pending", "success", "failure"]);
export type CheckConclusion = z.infer<typeof CheckConclusion>;

/** A CI check that the QA layer names, at the current head. */
export const Check = z.object({ name: z.string(), conclusion: CheckConclusion });
export type Check = z.infer<typeof Check>;

export const LinkSource = z.enum(["closing-keyword", "branch", "trailer", "revert", "agent", "command"]);
export type LinkSource = z.infer<typeof LinkSource>;

export const PullRequestStatus = z.enum(["open", "closed", "merged"]);
export type PullRequestStatus = z.infer<typeof PullRequestStatus>;

const Override = z.object({
  by: MemberId,
  reason: z.string(),
  at: Timestamp,
  head: CommitSha,
  /** The comment that ordered it. */
  comment: z.string().nullable(),
});
export type Override = z.infer<typeof Override>;

/** Layers that were missing at a merge by override, in an emergency or past the gate: they stay due after it. */
export const OwedLayers = z.object({
  layers: z.array(LayerName),
  /** By when, after an emergency; null where no time is set. */
  due: Timestamp.nullable(),
});
export type OwedLayers = z.infer<typeof OwedLayers>;

/** What the rules take from GitHub as it is. */
const described = {
  id: PullRequestId,
  repository: RepositoryId,
  number: z.int().positive(),
  author: AccountId,
  status: PullRequestStatus,
  draft: z.boolean(),
  headRef: z.string(),
  baseRef: z.string(),
  fork: z.boolean(),
};

/** A pull request as the rules see it. */
export const PullRequest = z.object({
  ...described,
  head: Head,
  /** Earlier heads, newest first, that a review may still refer to. */
  earlierHeads: z.array(z.object({ sha: CommitSha, patch: PatchId.nullable() })),
  links: z.array(z.object({ task: TaskId, source: LinkSource })),
  reviews: z.array(Review),
  /** Accounts that were asked for a review and have not answered. */
  requested: z.array(AccountId),
  /** When review was asked for last. */
  reviewRequestedAt: Timestamp.nullable(),
  /** Change requests on record when review was asked for last: worked on, as far as anybody says. */
  workedOn: z.array(z.string()),
  checks: z.array(Check),
  override: Override.nullable(),
  mergedAt: Timestamp.nullable(),
  /** Merged although the gate was not green. */
  bypassed: z.boolean(),
  /** Pull requests whose merge this one's merge took back. */
  reverts: z.array(PullRequestId),
  /** What was missing at the merge; what of it was given since is for the reviews to say. */
  owed: OwedLayers.nullable(),
  /** Layers that were waived at the merge, since nobody else was there to give them. */
  waived: z.array(LayerName).exactOptional(),
});
export type PullRequest = z.infer<typeof PullRequest>;

/** What GitHub says of a pull request now. The rules compare it with what they know. */
export const PullRequestFacts = z.object({
  ...described,
  head: Head.omit({ seenAt: true }),
  mergedBy: AccountId.nullable(),
  /** The tasks it names, by the strongest source for each. */
  links: z.array(z.object({ task: TaskId, source: LinkSource })),
  reviews: z.array(Review.omit({ member: true, layer: true, source: true })),
  /** Ids of reviews that were dismissed or withdrawn. */
  dismissed: z.array(z.string()),
  /** Accounts that people asked for a review and that have not answered; whom we asked ourselves is no news. */
  requested: z.array(AccountId),
  /** When the head was last force-pushed; GitHub may point earlier reviews at the new head then. */
  forcePushedAt: Timestamp.nullable(),
  checks: z.array(Check),
  /** Ids of the threads of reviews that nobody resolved; not there where they are not known, or not all. */
  openThreads: z.array(z.string()).exactOptional(),
  /** A revert of these pull requests, by node id. */
  reverts: z.array(PullRequestId),
});
export type PullRequestFacts = z.infer<typeof PullRequestFacts>;
