import type { Timestamp } from "./account.ts";

export type RequiredCheck = { readonly context: string; readonly integrationId: number | null };

export type Rule =
  | { readonly type: "creation" }
  | { readonly type: "update" }
  | { readonly type: "deletion" }
  | { readonly type: "non_fast_forward" }
  | { readonly type: "required_linear_history" }
  | { readonly type: "required_signatures" }
  | {
      readonly type: "pull_request";
      readonly requiredApprovals: number;
      readonly dismissStaleReviewsOnPush: boolean;
      readonly requireLastPushApproval: boolean;
      readonly requireThreadResolution: boolean;
    }
  | {
      readonly type: "required_status_checks";
      readonly checks: readonly RequiredCheck[];
      /** The head must contain the newest base. */
      readonly strict: boolean;
      readonly skipOnCreate: boolean;
    };

export type BypassActor = {
  /** App id, team id, account id; `null` for organisation admins and deploy keys. */
  readonly actorId: number | null;
  readonly actorType: "Integration" | "OrganizationAdmin" | "RepositoryRole" | "Team" | "DeployKey" | "User";
  readonly mode: "always" | "pull_request";
};

export type Ruleset = {
  readonly id: number;
  readonly repositoryId: number;
  readonly name: string;
  readonly target: "branch" | "tag";
  readonly enforcement: "active" | "disabled" | "evaluate";
  /** Patterns over full ref names; `~DEFAULT_BRANCH`, `~ALL`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly bypassActors: readonly BypassActor[];
  readonly rules: readonly Rule[];
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
};
