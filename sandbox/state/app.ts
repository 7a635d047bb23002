import type { Timestamp } from "./account.ts";

export type PermissionLevel = "read" | "write" | "admin";

/** Permission name as GitHub's API has it (`pull_requests`) → level. */
export type Permissions = Readonly<Record<string, PermissionLevel>>;

export type App = {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly ownerId: number;
  readonly botId: number;
  readonly clientId: string;
  readonly clientSecret: string;
  /** PEM, SPKI. The private key is shown once, to whoever registers the app. */
  readonly publicKey: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly webhook: {
    readonly url: string | null;
    readonly secret: string | null;
    readonly contentType: "json";
  };
  readonly homepageUrl: string;
  readonly createdAt: Timestamp;
};

export type Installation = {
  readonly id: number;
  readonly appId: number;
  readonly accountId: number;
  readonly selection: "all" | "selected";
  /** Only with `selected`. */
  readonly repositoryIds: readonly number[];
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly suspendedAt: Timestamp | null;
  readonly createdAt: Timestamp;
};

export type Token = { readonly id: number; readonly secret: string } & (
  | { readonly kind: "personal"; readonly accountId: number }
  | {
      readonly kind: "installation";
      readonly installationId: number;
      readonly permissions: Permissions;
      readonly repositoryIds: readonly number[] | "all";
      readonly expiresAt: Timestamp;
    }
  | {
      /** The `GITHUB_TOKEN` of a job. */
      readonly kind: "workflow";
      readonly repositoryId: number;
      readonly permissions: Permissions;
      readonly expiresAt: Timestamp;
    }
);
