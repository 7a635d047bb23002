/** The webhooks that the sandbox emits, as GitHub's description names them. */
export const emittedEvents = [
  ...[
    "opened",
    "edited",
    "closed",
    "reopened",
    "deleted",
    "transferred",
    "labeled",
    "unlabeled",
    "assigned",
  ].map((action) => `issues-${action}`),
  ...["unassigned", "locked", "unlocked", "pinned", "unpinned"].map((action) => `issues-${action}`),
  ...["created", "edited", "deleted"].flatMap((action) => [
    `issue-comment-${action}`,
    `label-${action}`,
    `pull-request-review-comment-${action}`,
    `discussion-comment-${action}`,
    `discussion-${action}`,
  ]),
  "discussion-closed",
  "discussion-reopened",
  ...["sub-issue-added", "sub-issue-removed", "parent-issue-added", "parent-issue-removed"].map(
    (action) => `sub-issues-${action}`,
  ),
  ...["blocked-by-added", "blocked-by-removed", "blocking-added", "blocking-removed"].map(
    (action) => `issue-dependencies-${action}`,
  ),
  ...["opened", "edited", "closed", "reopened", "synchronize", "labeled", "unlabeled", "assigned"].map(
    (action) => `pull-request-${action}`,
  ),
  ...["unassigned", "locked", "unlocked", "ready-for-review", "converted-to-draft", "review-requested"].map(
    (action) => `pull-request-${action}`,
  ),
  "pull-request-review-request-removed",
  ...["submitted", "edited", "dismissed"].map((action) => `pull-request-review-${action}`),
  ...["resolved", "unresolved"].map((action) => `pull-request-review-thread-${action}`),
  ...["requested", "rerequested", "completed"].map((action) => `check-suite-${action}`),
  ...["created", "completed", "rerequested", "requested-action"].map((action) => `check-run-${action}`),
  "status",
  "push",
  "create",
  "delete",
  "merge-group-checks-requested",
  "repository-renamed",
  ...["created", "deleted", "suspend", "unsuspend", "new-permissions-accepted"].map(
    (action) => `installation-${action}`,
  ),
  ...["added", "removed"].map((action) => `installation-repositories-${action}`),
] as const satisfies readonly string[];
