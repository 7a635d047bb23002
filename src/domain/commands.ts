import type { Actor } from "./actor.ts";
import type { Configuration } from "./configuration.ts";
import type {
  AccountId,
  Cause,
  CommitSha,
  DomainId,
  MemberId,
  PullRequestId,
  RepositoryId,
  TaskId,
} from "./ids.ts";
import type { LayerName } from "./organization/schema.ts";
import type { RefusalCode, RefusalFacts } from "./refusal.ts";
import type { PullRequestFacts, ReviewDecision } from "./review/schema.ts";
import type { Instruction } from "./routing/schema.ts";
import type { Blocker, Priority, Resolution, StateName, TaskKind, Tier } from "./task/schema.ts";
import type { Timestamp } from "./timestamp.ts";

/** The comment that a command stands in; the answer belongs there. */
export type CommandPlace = {
  readonly subject: string;
  readonly repository: RepositoryId;
  readonly number: number;
  readonly comment: string | null;
};

/** What every command carries. Time, ids and facts come with it: the core asks nobody. */
type Order = {
  /** GitHub's time of the cause. */
  readonly at: Timestamp;
  readonly by: Actor;
  /** Runs once; null for a comparison with what is known, which is idempotent by itself. */
  readonly cause: Cause | null;
  /** As a person wrote it, or what stands for it; "" for a fact. */
  readonly text: string;
  readonly place: CommandPlace | null;
};

type OnTask<Type extends string, Payload = unknown> = Order & {
  readonly type: Type;
  readonly task: TaskId;
} & Payload;
type OnPullRequest<Type extends string, Payload = unknown> = Order & {
  readonly type: Type;
  readonly pullRequest: PullRequestId;
} & Payload;
type OnOrganization<Type extends string, Payload = unknown> = Order & { readonly type: Type } & Payload;

/** What an issue says of itself, as far as the rules need it. */
export type IssueDescription = {
  readonly kind: TaskKind;
  readonly title: string;
  readonly criteria: { readonly total: number; readonly ticked: number };
};

/** What the router reads besides the description. */
export type RoutingFacts = Pick<Instruction, "body" | "labels" | "paths"> & {
  /** Who put labels on it, as far as that is known; the others are nobody's word. */
  readonly labelledBy?: ReadonlyMap<string, Actor>;
};

export type TaskCommand =
  | OnTask<
      "OpenTask",
      {
        readonly repository: RepositoryId;
        readonly number: number;
        readonly description: IssueDescription;
        readonly author: AccountId;
        readonly parent: TaskId | null;
        readonly issueOpen: boolean;
        readonly routing: RoutingFacts;
        /** True for `/track` and a label: an order that may be refused; false for the form, whose issue just says so. */
        readonly ordered: boolean;
      }
    >
  | OnTask<"UntrackTask">
  | OnTask<"DescribeTask", { readonly description: IssueDescription; readonly parent: TaskId | null }>
  | OnTask<
      "RelocateTask",
      {
        /** The issue that it goes on as. */
        readonly issue: TaskId;
        readonly repository: RepositoryId;
        readonly number: number;
      }
    >
  | OnTask<"DeleteTask">
  | OnTask<"OverrideTier", { readonly tier: Tier }>
  | OnTask<"PrioritizeTask", { readonly priority: Priority | null }>
  | OnTask<"ChangeDomains", { readonly domains: readonly DomainId[] }>
  | OnTask<"EstimateTask", { readonly hours: number }>
  | OnTask<"AssignTask", { readonly assignee: MemberId }>
  | OnTask<"UnassignTask">
  | OnTask<"AcceptAssignment">
  | OnTask<"DeclineAssignment", { readonly reason: string }>
  | OnTask<"StartTask">
  | OnTask<"NoteBranch", { readonly pusher: MemberId }>
  | OnTask<"BlockTask", { readonly blocker: Blocker }>
  | OnTask<"RedirectBlocker", { readonly repository: string; readonly number: number }>
  | OnTask<"UnblockTask">
  | OnTask<"EscalateTask", { readonly reason: string }>
  | OnTask<"AcknowledgeEscalation">
  | OnTask<"RequestReview">
  | OnTask<"MoveTask", { readonly to: StateName; readonly forced: boolean }>
  | OnTask<"CloseTask", { readonly resolution: Resolution }>
  | OnTask<"ReopenTask">
  | OnTask<"PauseTask", { readonly until: Timestamp | null }>
  | OnTask<"ResumeTask">
  | OnTask<"AdvanceClock">;

export type PullRequestCommand =
  | OnPullRequest<
      "ObservePullRequest",
      {
        readonly facts: PullRequestFacts;
        /** The commit that a webhook named for a review, which a later look may not tell any more. */
        readonly reviewedCommits: ReadonlyMap<string, CommitSha>;
      }
    >
  | OnPullRequest<
      "ReviewLayer",
      {
        readonly layer: LayerName;
        readonly decision: ReviewDecision;
        readonly note: string;
        readonly comment: string;
      }
    >
  | OnPullRequest<"OverrideGate", { readonly reason: string }>;

export type OrganizationCommand =
  | OnOrganization<"OpenLedger", { readonly home: RepositoryId; readonly installation: number | null }>
  | OnOrganization<
      "AcceptConfiguration",
      { readonly commit: CommitSha | null; readonly digest: string; readonly resolved: Configuration }
    >
  | OnOrganization<
      "RejectConfiguration",
      { readonly commit: CommitSha; readonly problems: readonly string[] }
    >
  | OnOrganization<"PauseOrganization", { readonly until: Timestamp | null }>
  | OnOrganization<"ResumeOrganization">
  | OnOrganization<"PauseMember", { readonly member: MemberId; readonly until: Timestamp | null }>
  | OnOrganization<"ResumeMember", { readonly member: MemberId }>
  | OnOrganization<"ClaimWriter", { readonly writer: "app" | "action" }>
  | OnOrganization<"CompleteSweep", { readonly repository: RepositoryId; readonly cursor: Timestamp }>;

/** A question, or a command that reads wrongly: nothing changes, the answer is on record so that it is given once. */
export type Remark =
  | (Order & {
      readonly type: "AskQuestion";
      readonly question: "help" | "status" | "why";
      readonly task: TaskId | null;
    })
  /** `/retry`: what failed at this subject is worked on once more; the deliveries are not the core's. */
  | (Order & { readonly type: "RetryDeliveries"; readonly task: TaskId | null })
  | (Order & {
      readonly type: "RejectCommand";
      readonly task: TaskId | null;
      readonly code: RefusalCode;
      readonly facts: RefusalFacts;
    });

export type Command = TaskCommand | PullRequestCommand | OrganizationCommand | Remark;
export type CommandOf<Type extends Command["type"]> = Extract<Command, { type: Type }>;
