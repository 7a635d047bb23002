/** What a workflow has to allow, as it stands under `permissions:`, by what GitHub refused. */
const permissions = [
  { permission: "contents: write", needs: /\bcontents=|CommitOnBranch|Create(?:Tree|Commit|Ref)\b|ledger/ },
  { permission: "checks: write", needs: /\bchecks=|CheckRun/ },
  {
    permission: "pull-requests: write",
    needs:
      /\bpull_requests=|requestReviews|convertPullRequestToDraft|markPullRequestReadyForReview|PullRequest/,
  },
  { permission: "statuses: read", needs: /\bstatuses=|[sS]tatus(?:CheckRollup|es)?\b/ },
  {
    permission: "issues: write",
    needs: /\bissues=|Label|Comment|Reaction|(?:close|reopen)Issue|Assignees|\bissue/,
  },
] as const;

/** The permissions that a refusal by GitHub asks for; all of them when it does not say. */
export function missingPermissions(refusal: string): readonly string[] {
  const named = permissions.filter(({ needs }) => needs.test(refusal));
  return (named.length === 0 ? permissions : named).map(({ permission }) => permission);
}
