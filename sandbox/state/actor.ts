import type { Permissions } from "./app.ts";

/** Who does something, as the result shows it. */
export type Actor = {
  readonly accountId: number;
  /** The app whose token was used; `null` for a person's own. */
  readonly viaAppId: number | null;
  /** What a job's own token writes starts no workflow. */
  readonly startsWorkflows: boolean;
};

/** Whom a request's credential stands for. */
export type Caller =
  | { readonly kind: "anonymous" }
  | { readonly kind: "user"; readonly accountId: number; readonly tokenId: number }
  | { readonly kind: "app"; readonly appId: number }
  | {
      readonly kind: "installation";
      readonly installationId: number;
      readonly appId: number;
      readonly botId: number;
      readonly permissions: Permissions;
      readonly repositoryIds: readonly number[] | "all";
      readonly accountOfInstallation: number;
      readonly tokenId: number;
    }
  | {
      readonly kind: "workflow";
      readonly repositoryId: number;
      readonly appId: number;
      readonly botId: number;
      readonly permissions: Permissions;
      readonly tokenId: number;
    };
