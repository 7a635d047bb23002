// Who may do what, with the permissions that REST asks for the same thing.

import { operationAccess, type Access, type OperationId } from "../authorization/operation-access.ts";
import { canSee, demandAccess, type Subject } from "../authorization/repository-access.ts";
import { Refusal } from "../state/refusal.ts";
import type { Repository } from "../state/repository.ts";
import type { Scope } from "./scope.ts";

type TokenAccess = Extract<Access, { readonly credential: "token" }>;

/** What only GraphQL has; the permissions as GitHub's documentation lists them. */
const graphAccess = {
  "discussions/read": { credential: "token", permissions: [["discussions", "read"]], role: "read" },
  "discussions/write": { credential: "token", permissions: [["discussions", "write"]], role: "read" },
  "discussions/moderate": { credential: "token", permissions: [["discussions", "write"]], role: "triage" },
  /** Of people only those who administer the repository may. */
  "issues/delete": { credential: "token", permissions: [["issues", "write"]], role: "admin" },
  "issues/transfer": { credential: "token", permissions: [["issues", "write"]], role: "write" },
  "comments/minimize": {
    credential: "token",
    permissions: [
      ["issues", "write"],
      ["pull_requests", "write"],
    ],
    role: "triage",
  },
} as const satisfies Readonly<Record<string, TokenAccess>>;

export type GraphOperation = OperationId | keyof typeof graphAccess;

/** @throws {Refusal} GitHub's, when the caller may not. */
export function demand(
  scope: Scope,
  repositoryId: number,
  operation: GraphOperation,
  subject: Subject | null = null,
): Repository {
  const repository = scope.view.state.repositories.at(repositoryId);
  const access = accessTo(operation);
  if (access.credential !== "token") throw new Refusal(403, "Resource not accessible by integration");
  demandAccess(scope.view.state, scope.caller, repository, access, subject);
  return repository;
}

/** Writing another's text takes more than writing one's own. */
export function demandAuthorOr(
  scope: Scope,
  row: { readonly repositoryId: number; readonly authorId: number },
  own: GraphOperation,
  other: GraphOperation,
  subject: Subject | null = null,
): Repository {
  return demand(scope, row.repositoryId, row.authorId === scope.viewerId ? own : other, subject);
}

export function isVisible(scope: Scope, repositoryId: number): boolean {
  const repository = scope.view.state.repositories.find(repositoryId);
  return repository !== undefined && canSee(scope.view.state, scope.caller, repository);
}

function accessTo(operation: GraphOperation): Access {
  return isGraphOnly(operation) ? graphAccess[operation] : operationAccess[operation];
}

function isGraphOnly(operation: GraphOperation): operation is keyof typeof graphAccess {
  return Object.hasOwn(graphAccess, operation);
}
