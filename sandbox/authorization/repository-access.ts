import type { Caller } from "../state/actor.ts";
import type { PermissionLevel, Permissions } from "../state/app.ts";
import type { GitHubState } from "../state/github-state.ts";
import type { Issue } from "../state/issue.ts";
import { forbidden, notFound, Refusal } from "../state/refusal.ts";
import type { Repository, RepositoryRole } from "../state/repository.ts";
import { requiresAuthentication } from "./actor-of.ts";
import type { Access, RequiredPermission } from "./operation-access.ts";
import { isAtLeast, roleIn } from "./repository-role.ts";

/** The issue, or the pull request, that something is done to. */
export type Subject = Pick<Issue, "isPullRequest">;

const levels: readonly PermissionLevel[] = ["read", "write", "admin"];

/** Whether a token's permissions include one. Every token may read metadata. */
export function permits(permissions: Permissions, [name, level]: RequiredPermission): boolean {
  if (name === "metadata" && level === "read") return true;
  const granted = permissions[name];
  return granted !== undefined && levels.indexOf(granted) >= levels.indexOf(level);
}

/** Private repositories do not exist for those who may not see them. */
export function canSee(state: GitHubState, caller: Caller, repository: Repository): boolean {
  if (!repository.isPrivate) return true;
  return reaches(state, caller, repository);
}

/** Whether the credential was given for this repository at all. */
function reaches(state: GitHubState, caller: Caller, repository: Repository): boolean {
  switch (caller.kind) {
    case "anonymous":
    case "app":
      return false;
    case "user":
      return isAtLeast(roleIn(state, repository, caller.accountId, "effective"), "read");
    case "installation":
      return (
        repository.ownerId === caller.accountOfInstallation &&
        (caller.repositoryIds === "all" || caller.repositoryIds.includes(repository.id))
      );
    case "workflow":
      return caller.repositoryId === repository.id;
    default:
      return caller satisfies never;
  }
}

/** Throws GitHub's refusal unless the caller may use an operation on the repository. */
export function demandAccess(
  state: GitHubState,
  caller: Caller,
  repository: Repository,
  access: Extract<Access, { readonly credential: "token" }>,
  subject: Subject | null = null,
): void {
  if (!canSee(state, caller, repository)) throw notFound();
  const isRead = access.role === "read" && access.permissions.every(([, level]) => level === "read");
  switch (caller.kind) {
    case "anonymous":
      if (!isRead) throw requiresAuthentication();
      return;
    case "app":
      throw forbidden("Resource not accessible by integration");
    case "user":
      demandRole(state, repository, caller.accountId, access.role);
      return;
    case "installation":
    case "workflow":
      if (!reaches(state, caller, repository) && !isRead) throw notAccessible(access.permissions);
      if (!grants(caller.permissions, ofSubject(access.permissions, subject))) {
        throw notAccessible(access.permissions);
      }
      return;
    default:
      caller satisfies never;
  }
}

/**
 * Of two permissions for what issues and pull requests have in common, a write takes the one of its subject, though the
 * documentation and the header name both.
 */
function ofSubject(
  permissions: readonly RequiredPermission[],
  subject: Subject | null,
): readonly RequiredPermission[] {
  if (subject === null || permissions.some(([, level]) => level === "read")) return permissions;
  const wanted = subject.isPullRequest ? "pull_requests" : "issues";
  const own = permissions.filter(([name]) => name === wanted);
  return own.length > 0 ? own : permissions;
}

export function demandPermission(granted: Permissions, anyOf: readonly RequiredPermission[]): void {
  if (!grants(granted, anyOf)) throw notAccessible(anyOf);
}

function grants(granted: Permissions, anyOf: readonly RequiredPermission[]): boolean {
  return anyOf.length === 0 || anyOf.some((one) => permits(granted, one));
}

export function demandRole(
  state: GitHubState,
  repository: Repository,
  accountId: number,
  needed: RepositoryRole,
): void {
  if (isAtLeast(roleIn(state, repository, accountId, "effective"), needed)) return;
  throw forbidden(
    needed === "admin"
      ? "Must have admin rights to Repository."
      : `Must have ${needed} access to Repository.`,
  );
}

function notAccessible(anyOf: readonly RequiredPermission[]): Refusal {
  return new Refusal(403, "Resource not accessible by integration", {
    headers: { "x-accepted-github-permissions": acceptedPermissions(anyOf) },
  });
}

/** As the header `X-Accepted-GitHub-Permissions` has it. */
export function acceptedPermissions(anyOf: readonly RequiredPermission[]): string {
  return anyOf.map(([name, level]) => `${name}=${level}`).join("; ");
}
