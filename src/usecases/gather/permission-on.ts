import type { Permission } from "../../domain/actor.ts";
import type { AccountId, RepositoryId } from "../../domain/ids.ts";
import type { Unavailable } from "../unavailable.ts";
import { Unanswered } from "./unanswered.ts";

/** Live permissions, or why GitHub does not tell, by `permissionKey`. */
export type Permissions = ReadonlyMap<string, Permission | Unavailable>;

export function permissionKey(repository: RepositoryId, account: AccountId): string {
  return `${repository} ${account}`;
}

/**
 * What an account may do in a repository; none where nobody asked.
 * @throws Unanswered where GitHub does not tell: it is neither granted nor refused
 */
export function permissionOn(
  permissions: Permissions,
  repository: RepositoryId,
  account: AccountId,
): Permission {
  const permission = permissions.get(permissionKey(repository, account)) ?? "none";
  if (typeof permission !== "string") throw new Unanswered(permission);
  return permission;
}
