import type { AccountId, CommitSha, PullRequestId } from "../domain/ids.ts";
import type { Timestamp } from "../domain/timestamp.ts";
import type { Effect, EffectOutcome } from "./effect.ts";
import type {
  Account,
  Changes,
  IssueAddress,
  IssueLook,
  IssueSeen,
  IssueToSee,
  Missing,
  OwnComment,
  Permission,
  Person,
  PullRequestAddress,
  PullRequestLook,
  RepositoryReference,
  StandingComment,
  Unreadable,
  Whereabouts,
} from "./forge-facts.ts";

/**
 * What we ask of GitHub as one installation, in our words. Held by test/contract/forge.contract.ts.
 * A method rejects with ForgeUnavailable when asking later may help, with ForgeForbidden when a permission is missing;
 * what has gone is a value. No method retries a create blindly.
 */
export interface Forge {
  /** Our own account: the author of what we write. */
  identity(): Promise<{ readonly account: AccountId; readonly login: string; readonly app: number | null }>;

  repositories(): Promise<readonly RepositoryReference[]>;

  /**
   * Looks at all of them in as few requests as can be; in the order asked. Rejects with ForgeUnavailable where GitHub
   * answers for none of them: one that it fails at holds back no other.
   */
  look(subjects: {
    readonly issues: readonly IssueToSee[];
    readonly pullRequests: readonly PullRequestAddress[];
    /** Whose permission is asked for with it. */
    readonly people?: readonly Person[];
  }): Promise<{
    readonly issues: readonly (IssueLook | Missing | Unreadable)[];
    readonly pullRequests: readonly (PullRequestLook | Missing | Unreadable)[];
    /** What they may do now, as `permission` tells; in the order asked. */
    readonly permissions: readonly (Permission | Unreadable)[];
    /** GitHub's clock, to correct ours. */
    readonly serverTime: Timestamp | null;
  }>;

  /** Our comments on an issue or pull request that carry one of the markers, by marker; the oldest when there are several. */
  ownComments(address: IssueAddress, markers: readonly string[]): Promise<ReadonlyMap<string, OwnComment>>;

  /**
   * Comments as they stand now, by their ids; one that was deleted is left out, and one that GitHub fails at holds back no other.
   * No request when none is asked for.
   */
  comments(ids: readonly string[]): Promise<ReadonlyMap<string, StandingComment | Unreadable>>;

  /** What somebody may do now; `none` where there is no such login. Where GitHub does not say, nothing is known to be granted. */
  permission(repository: RepositoryReference, login: string): Promise<Permission | Unreadable>;

  /** Numeric ids of logins; null for one that does not exist. */
  accounts(logins: readonly string[]): Promise<ReadonlyMap<string, AccountId | null>>;

  /** A file of the default branch, or at a commit; null when there is none. */
  file(
    repository: RepositoryReference,
    path: string,
    at?: CommitSha,
  ): Promise<{ readonly text: string; readonly commit: CommitSha } | null>;

  /** Everything that changed since the cursor, all pages; comments of people and bots alike. */
  changesSince(repository: RepositoryReference, cursor: Timestamp): Promise<Changes>;

  /** Every open pull request with its head, to see that each head has its gate. */
  openPullRequests(repository: RepositoryReference): Promise<
    readonly {
      readonly number: number;
      readonly id: PullRequestId;
      readonly head: CommitSha;
      readonly gated: boolean;
    }[]
  >;

  /** Branches that are named after tasks, `tutti/…`, with who wrote their newest commit; null for an author without an account. */
  taskBranches(
    repository: RepositoryReference,
  ): Promise<
    readonly { readonly branch: string; readonly head: CommitSha; readonly author: Account | null }[]
  >;

  /** The pull requests that a merge group holds. */
  pullRequestsOfMergeGroup(repository: RepositoryReference, headRef: string): Promise<readonly number[]>;

  /**
   * Where issues are now, in the order asked. A request for a hundred of them, and some for each of the few that are not where they
   * were; when many are not, the rest is `unknown`.
   */
  whereabouts(issues: readonly IssueSeen[]): Promise<readonly Whereabouts[]>;

  /**
   * Carries out effects on one repository's subjects, batched into as few requests as can be, in order; says for each
   * what became of it. Safe to repeat: an effect that is already so is `done`.
   */
  apply(repository: RepositoryReference, effects: readonly Effect[]): Promise<readonly EffectOutcome[]>;
}

/** GitHub cannot be asked now: down, slow, or a budget is spent. `retryAt` is epoch milliseconds when GitHub said so. */
export class ForgeUnavailable extends Error {
  override readonly name = "ForgeUnavailable";
  readonly retryAt: number | null;
  constructor(message: string, retryAt: number | null, options?: ErrorOptions) {
    super(message, options);
    this.retryAt = retryAt;
  }
}

/** A permission is missing, the installation is suspended, or the repository is gone: people have to act. */
export class ForgeForbidden extends Error {
  override readonly name = "ForgeForbidden";
}
