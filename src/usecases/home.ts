import type { AccountId, RepositoryId, TaskId } from "../domain/ids.ts";
import type { MemberNames } from "../domain/organization/member-names.ts";
import type { Door } from "../domain/organization/schema.ts";
import type { OrganizationState } from "../domain/organization-state.ts";
import type { Timestamp } from "../domain/timestamp.ts";
import type { CheckOwner } from "../messages/gate-report.ts";
import type { Clock } from "../ports/clock.ts";
import type { ConfigurationReader } from "../ports/configuration-reader.ts";
import type { Digest } from "../ports/digest.ts";
import type { Forge } from "../ports/forge.ts";
import type { OwnComment, RepositoryReference } from "../ports/forge-facts.ts";
import type { LedgerProblem } from "../ports/ledger-problem.ts";
import type { Ledger, LedgerPosition } from "../ports/ledger.ts";
import type { Logger } from "../ports/logger.ts";
import type { CommitBudget, CommitPace } from "./commit-pace.ts";
import type { PermissionCache } from "./gather/permissions.ts";
import type { NamedSubjects } from "./reconcile/subjects.ts";

/** What the use cases of one home work with. */
export type HomeServices = {
  readonly repository: RepositoryReference;
  /** Which door we are. */
  readonly door: Door;
  readonly forge: Forge;
  /** Whose the checks are that the forge makes; ours unless said. */
  readonly checks?: CheckOwner;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly reader: ConfigurationReader;
  readonly digest: Digest;
  readonly logger: Logger;
  readonly pace: CommitPace;
};

/**
 * One home in memory: its committed state and where in the ledger that is. One batch at a time changes it.
 * What is cached here can be lost at any time.
 */
export type Home = HomeServices & {
  readonly state: OrganizationState;
  position: LedgerPosition;
  /** Events since the last checkpoint. */
  sinceCheckpoint: number;
  commits: CommitBudget;
  /** Our account, once asked for. */
  readonly self: { readonly account: AccountId; readonly app: number | null };
  /** Our comments by subject and marker; null where there is none. */
  readonly ownComments: Map<string, OwnComment | null>;
  readonly permissions: PermissionCache;
  /** Whether those who gave their word could when the last sweep asked, by repository and account. */
  readonly maySay: Map<string, boolean>;
  /** How far each repository was swept, which is not always worth a commit. */
  readonly swept: Map<RepositoryId, Timestamp>;
  /** Tasks whose issue GitHub did not show when a sweep last asked, though it showed their repository. */
  readonly notSeen: Set<TaskId>;
  /** How many open tasks sweeps have asked for, one after the other. */
  checkedUpTo: number;
  /** What members are called; null when another writer may have changed it. */
  names: MemberNames | null;
  /** What is recorded, and people may not see yet: the process that wrote it died, or GitHub could not be reached. */
  unshown: NamedSubjects;
  /** The configuration's text when it was last read. */
  configurationText: string | null;
};

/** A home that must not be written: its gates close and say why. */
export type HaltedHome = HomeServices & { readonly halted: LedgerProblem };
