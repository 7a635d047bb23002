import { requiresAuthentication } from "../authorization/actor-of.ts";
import type { Access } from "../authorization/operation-access.ts";
import { canSee, demandAccess, demandPermission, type Subject } from "../authorization/repository-access.ts";
import type { Caller } from "../state/actor.ts";
import type { GitHubState } from "../state/github-state.ts";
import { findIssue, findRenamedRepository, findRepository } from "../state/lookup.ts";
import { forbidden, notFound, Refusal } from "../state/refusal.ts";
import type { Repository } from "../state/repository.ts";

/** Lets a caller through to an operation, or throws GitHub's refusal; gives the repository that the path names. */
export function admit(
  state: GitHubState,
  caller: Caller,
  access: Access,
  parameters: Readonly<Record<string, string>>,
): Repository | null {
  switch (access.credential) {
    case "none":
      return null;
    case "app":
      if (caller.kind === "anonymous") throw requiresAuthentication();
      if (caller.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
      return null;
    case "installation":
      if (caller.kind !== "installation")
        throw forbidden(
          "You must authenticate with an installation access token in order to list repositories for an installation.",
        );
      return null;
    case "user":
      if (caller.kind === "anonymous") throw requiresAuthentication();
      if (caller.kind !== "user") throw forbidden("Resource not accessible by integration");
      return null;
    case "token":
      return admitToken(state, caller, access, parameters);
    default:
      return access satisfies never;
  }
}

function admitToken(
  state: GitHubState,
  caller: Caller,
  access: Extract<Access, { readonly credential: "token" }>,
  parameters: Readonly<Record<string, string>>,
): Repository | null {
  const { owner, repo } = parameters;
  if (owner === undefined || repo === undefined) {
    if ("permissions" in caller) demandPermission(caller.permissions, access.permissions);
    return null;
  }
  const repository = findRepository(state, owner, repo);
  if (repository === undefined) {
    const renamed = findRenamedRepository(state, owner, repo);
    if (renamed === undefined || !canSee(state, caller, renamed)) throw notFound();
    throw new Refusal(301, "Moved Permanently", { location: `/repositories/${String(renamed.id)}` });
  }
  demandAccess(state, caller, repository, access, subjectOf(state, repository.id, parameters));
  return repository;
}

function subjectOf(
  state: GitHubState,
  repositoryId: number,
  parameters: Readonly<Record<string, string>>,
): Subject | null {
  const { issue_number: number, comment_id: comment } = parameters;
  if (number !== undefined) return findIssue(state, repositoryId, Number(number)) ?? null;
  const found = comment === undefined ? undefined : state.comments.find(Number(comment));
  return found === undefined ? null : (state.issues.find(found.issueId) ?? null);
}
