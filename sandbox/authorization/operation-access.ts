/**
 * What GitHub asks for before it carries out an operation: which permission of an app's token, and which role of a person.
 * Source: the "Fine-grained access" sections and "Permissions required for GitHub Apps" of docs.github.com/rest.
 * Its keys are the operations that the sandbox serves.
 */

import type { PermissionLevel } from "../state/app.ts";
import type { RepositoryRole } from "../state/repository.ts";

export type RequiredPermission = readonly [name: string, level: PermissionLevel];

export type Access =
  | {
      readonly credential: "token";
      /** Any one of these; none: any token will do. */
      readonly permissions: readonly RequiredPermission[];
      readonly role: RepositoryRole;
    }
  /** The app's own JSON web token. */
  | { readonly credential: "app" }
  | { readonly credential: "installation" }
  | { readonly credential: "user" }
  | { readonly credential: "none" };

function needs(role: RepositoryRole, ...permissions: readonly RequiredPermission[]): Access {
  return { credential: "token", permissions, role };
}

const app: Access = { credential: "app" };
const none: Access = { credential: "none" };
const readMetadata = needs("read", ["metadata", "read"]);
const readIssue = needs("read", ["issues", "read"], ["pull_requests", "read"]);
const writeOwnIssue = needs("read", ["issues", "write"], ["pull_requests", "write"]);
const triageIssue = needs("triage", ["issues", "write"], ["pull_requests", "write"]);
const readIssueOnly = needs("read", ["issues", "read"]);
const triageIssueOnly = needs("triage", ["issues", "write"]);
const readPull = needs("read", ["pull_requests", "read"]);
const writeOwnPull = needs("read", ["pull_requests", "write"]);
const pushPull = needs("write", ["pull_requests", "write"]);
const readChecks = needs("read", ["checks", "read"]);
const writeChecks = needs("write", ["checks", "write"]);
const readStatuses = needs("read", ["statuses", "read"]);
const readContents = needs("read", ["contents", "read"]);
const writeContents = needs("write", ["contents", "write"]);
const administer = needs("admin", ["administration", "write"]);
const readMembers = needs("none", ["members", "read"]);

export const operationAccess = {
  "meta/get": none,
  "rate-limit/get": none,

  "users/get-authenticated": { credential: "user" },
  "users/get-by-username": needs("none"),
  "users/get-by-id": needs("none"),
  "orgs/get": needs("none"),
  "teams/list": readMembers,
  "teams/get-by-name": readMembers,
  "teams/list-members-in-org": readMembers,

  "repos/get": readMetadata,
  "repos/list-collaborators": needs("write", ["metadata", "read"]),
  "repos/check-collaborator": readMetadata,
  "repos/get-collaborator-permission-level": readMetadata,

  "apps/get-authenticated": app,
  "apps/list-installations": app,
  "apps/get-installation": app,
  "apps/get-org-installation": app,
  "apps/get-repo-installation": app,
  "apps/get-user-installation": app,
  "apps/create-installation-access-token": app,
  "apps/suspend-installation": app,
  "apps/unsuspend-installation": app,
  "apps/delete-installation": app,
  "apps/get-webhook-config-for-app": app,
  "apps/update-webhook-config-for-app": app,
  "apps/list-webhook-deliveries": app,
  "apps/get-webhook-delivery": app,
  "apps/redeliver-webhook-delivery": app,
  "apps/create-from-manifest": none,
  "apps/get-by-slug": needs("none"),
  "apps/list-repos-accessible-to-installation": { credential: "installation" },
  "apps/revoke-installation-access-token": { credential: "installation" },

  "issues/list-for-repo": readIssue,
  "issues/create": needs("read", ["issues", "write"]),
  "issues/get": readIssue,
  "issues/update": writeOwnIssue,
  "issues/lock": needs("write", ["issues", "write"], ["pull_requests", "write"]),
  "issues/unlock": needs("write", ["issues", "write"], ["pull_requests", "write"]),
  "issues/list-comments": readIssue,
  "issues/create-comment": writeOwnIssue,
  "issues/list-comments-for-repo": readIssue,
  "issues/get-comment": readIssue,
  "issues/update-comment": writeOwnIssue,
  "issues/delete-comment": writeOwnIssue,
  "issues/list-labels-for-repo": readIssue,
  "issues/create-label": needs("write", ["issues", "write"], ["pull_requests", "write"]),
  "issues/get-label": readIssue,
  "issues/update-label": needs("write", ["issues", "write"], ["pull_requests", "write"]),
  "issues/delete-label": needs("write", ["issues", "write"], ["pull_requests", "write"]),
  "issues/list-labels-on-issue": readIssue,
  "issues/add-labels": triageIssue,
  "issues/set-labels": triageIssue,
  "issues/remove-label": triageIssue,
  "issues/remove-all-labels": triageIssue,
  "issues/add-assignees": triageIssue,
  "issues/remove-assignees": triageIssue,
  "issues/list-assignees": readIssue,
  "issues/check-user-can-be-assigned": readIssue,
  "issues/check-user-can-be-assigned-to-issue": readIssue,
  "issues/list-events": readIssue,
  "issues/list-events-for-repo": readIssue,
  "issues/get-event": readIssue,
  "issues/list-events-for-timeline": readIssue,
  "issues/list-sub-issues": readIssueOnly,
  "issues/add-sub-issue": triageIssueOnly,
  "issues/remove-sub-issue": triageIssueOnly,
  "issues/reprioritize-sub-issue": triageIssueOnly,
  "issues/get-parent": readIssueOnly,
  "issues/list-dependencies-blocked-by": readIssueOnly,
  "issues/list-dependencies-blocking": readIssueOnly,
  "issues/add-blocked-by-dependency": triageIssueOnly,
  "issues/remove-dependency-blocked-by": triageIssueOnly,
  "search/issues-and-pull-requests": needs("none"),
  "reactions/list-for-issue": readIssue,
  "reactions/create-for-issue": writeOwnIssue,
  "reactions/delete-for-issue": writeOwnIssue,
  "reactions/list-for-issue-comment": readIssue,
  "reactions/create-for-issue-comment": writeOwnIssue,
  "reactions/delete-for-issue-comment": writeOwnIssue,
  "reactions/list-for-pull-request-review-comment": readPull,
  "reactions/create-for-pull-request-review-comment": writeOwnPull,
  "reactions/delete-for-pull-request-comment": writeOwnPull,

  "pulls/list": readPull,
  "pulls/create": writeOwnPull,
  "pulls/get": readPull,
  "pulls/update": writeOwnPull,
  "pulls/list-commits": readPull,
  "pulls/list-files": readPull,
  "pulls/check-if-merged": readPull,
  "pulls/merge": needs("write", ["contents", "write"]),
  "pulls/update-branch": writeOwnPull,
  "pulls/list-requested-reviewers": readPull,
  "pulls/request-reviewers": pushPull,
  "pulls/remove-requested-reviewers": pushPull,
  "pulls/list-reviews": readPull,
  "pulls/create-review": writeOwnPull,
  "pulls/get-review": readPull,
  "pulls/update-review": writeOwnPull,
  "pulls/submit-review": writeOwnPull,
  "pulls/dismiss-review": pushPull,
  "pulls/delete-pending-review": writeOwnPull,
  "pulls/list-review-comments": readPull,
  "pulls/list-comments-for-review": readPull,
  "pulls/create-review-comment": writeOwnPull,
  "pulls/get-review-comment": readPull,
  "pulls/update-review-comment": writeOwnPull,
  "pulls/delete-review-comment": writeOwnPull,
  "pulls/create-reply-for-review-comment": writeOwnPull,

  "checks/create": writeChecks,
  "checks/get": readChecks,
  "checks/update": writeChecks,
  "checks/list-annotations": readChecks,
  "checks/list-for-ref": readChecks,
  "checks/list-for-suite": readChecks,
  "checks/list-suites-for-ref": readChecks,
  "checks/get-suite": readChecks,
  "checks/create-suite": writeChecks,
  "checks/rerequest-run": writeChecks,
  "checks/rerequest-suite": writeChecks,
  "repos/create-commit-status": needs("write", ["statuses", "write"]),
  "repos/list-commit-statuses-for-ref": readStatuses,
  "repos/get-combined-status-for-ref": readStatuses,

  "repos/get-content": readContents,
  "repos/get-readme": readContents,
  "repos/create-or-update-file-contents": writeContents,
  "repos/list-branches": readContents,
  "repos/get-branch": readContents,
  "repos/list-commits": readContents,
  "repos/get-commit": readContents,
  "repos/compare-commits-with-basehead": readContents,
  "repos/list-pull-requests-associated-with-commit": readPull,
  "git/get-ref": readContents,
  "git/list-matching-refs": readContents,
  "git/create-ref": writeContents,
  "git/update-ref": writeContents,
  "git/delete-ref": writeContents,
  "git/get-blob": readContents,
  "git/create-blob": writeContents,
  "git/get-tree": readContents,
  "git/create-tree": writeContents,
  "git/get-commit": readContents,
  "git/create-commit": writeContents,

  "repos/get-branch-rules": readMetadata,
  "repos/get-repo-rulesets": readMetadata,
  "repos/get-repo-ruleset": readMetadata,
  "repos/create-repo-ruleset": administer,
  "repos/update-repo-ruleset": administer,
  "repos/delete-repo-ruleset": administer,
  "actions/get-github-actions-permissions-repository": needs("admin", ["administration", "read"]),
  "actions/get-github-actions-default-workflow-permissions-repository": needs("admin", [
    "administration",
    "read",
  ]),
} as const satisfies Readonly<Record<string, Access>>;

export type OperationId = keyof typeof operationAccess;

export function isOperationId(name: string): name is OperationId {
  return Object.hasOwn(operationAccess, name);
}
