import type { Timestamp } from "./account.ts";

/** From weakest to strongest. */
export const repositoryRoles = ["none", "read", "triage", "write", "maintain", "admin"] as const;

export type RepositoryRole = (typeof repositoryRoles)[number];

export type Collaborator = { readonly accountId: number; readonly role: RepositoryRole };

export type TeamAccess = { readonly teamId: number; readonly role: RepositoryRole };

export type Repository = {
  readonly id: number;
  readonly ownerId: number;
  readonly name: string;
  readonly description: string | null;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** The repository that this one is a fork of. */
  readonly parentId: number | null;
  readonly defaultBranch: string;
  readonly hasIssues: boolean;
  readonly hasDiscussions: boolean;
  readonly deleteBranchOnMerge: boolean;
  readonly collaborators: readonly Collaborator[];
  readonly teams: readonly TeamAccess[];
  /** `owner/name` that this repository had before; they answer 301. */
  readonly formerNames: readonly string[];
  readonly actions: {
    readonly enabled: boolean;
    readonly defaultWorkflowPermissions: "read" | "write";
    readonly canApprovePullRequests: boolean;
  };
  /** The last number given to an issue, pull request or discussion. */
  readonly lastNumber: number;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly pushedAt: Timestamp | null;
};

export type Label = {
  readonly id: number;
  readonly repositoryId: number;
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string | null;
  readonly isDefault: boolean;
};
