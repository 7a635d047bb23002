import { activeRulesets } from "../authorization/binding-rules.ts";
import type { Actor } from "../state/actor.ts";
import type { Oid } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import type { PullRequest } from "../state/pull-request.ts";
import { closeIssue } from "./close-issue.ts";
import { markMerged } from "./mark-merged.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";
import { refreshPullRequest } from "./refresh-pull-request.ts";
import { dismissReview } from "./review-pull-request.ts";

type Move = { readonly branch: string; readonly before: Oid | null; readonly after: Oid };

/** Open pull requests from the branch get a new head; those into it may be merged by it, or conflict with it. */
export async function branchMoved(
  github: GitHub,
  actor: Actor,
  repositoryId: number,
  move: Move,
): Promise<void> {
  for (const pull of openPulls(github, "head", repositoryId, move.branch)) {
    if (pull.headSha !== move.after) await moveHead(github, actor, pull, move);
  }
  for (const pull of openPulls(github, "base", repositoryId, move.branch)) {
    github.state.pullRequests.update(pull.id, { mergeability: "unknown" });
    if (await github.git.isAncestor(repositoryId, pull.headSha, move.after)) {
      markMerged(github, actor, pull.id, move.after);
    }
  }
}

export function branchDeleted(github: GitHub, actor: Actor, repositoryId: number, branch: string): void {
  for (const pull of openPulls(github, "head", repositoryId, branch)) {
    recordEvent(github, actor, github.state.issues.at(pull.issueId), { kind: "head_ref_deleted" });
    closeIssue(github, actor, pull.issueId, "completed");
  }
  for (const pull of openPulls(github, "base", repositoryId, branch)) {
    closeIssue(github, actor, pull.issueId, "completed");
  }
}

function openPulls(
  github: GitHub,
  side: "head" | "base",
  repositoryId: number,
  branch: string,
): readonly PullRequest[] {
  const { pullRequests, issues } = github.state;
  return pullRequests
    .by(side, `${String(repositoryId)}:${branch}`)
    .filter((pull) => issues.at(pull.issueId).state === "open");
}

async function moveHead(github: GitHub, actor: Actor, before: PullRequest, move: Move): Promise<void> {
  const { state, git } = github;
  const { repositoryId, headRepositoryId } = before;
  if (headRepositoryId !== null && headRepositoryId !== repositoryId) {
    await git.copyObjects(headRepositoryId, repositoryId, move.after);
  }
  const base = await git.resolveRef(repositoryId, `refs/heads/${before.baseRef}`);
  state.pullRequests.update(before.id, { headSha: move.after, baseSha: base ?? before.baseSha });
  const after = await refreshPullRequest(github, before.id);
  const isForced = !(await git.isAncestor(repositoryId, before.headSha, move.after));
  const issue = touchIssue(github, before.issueId);
  if (isForced) {
    const detail = { kind: "head_ref_force_pushed", before: before.headSha, after: move.after } as const;
    recordEvent(github, actor, issue, detail);
  }
  const commits = await git.listCommits(repositoryId, {
    from: move.after,
    excluding: [before.headSha, after.baseSha],
  });
  for (const { oid } of commits.toReversed())
    recordEvent(github, actor, issue, { kind: "committed", commitSha: oid });
  publishOnIssue(github, actor, issue, {
    action: "synchronize",
    issueId: issue.id,
    before: before.headSha,
    after: move.after,
  });
  const isSameChange = before.patchId !== null && before.patchId === after.patchId;
  if (isSameChange && isForced) repointReviews(github, before, move.after);
  if (!isSameChange) {
    outdateThreads(github, before.id);
    dismissStale(github, actor, before);
  }
}

/** A rebase that changes nothing takes the reviews along: GitHub shows them on the new commit. */
function repointReviews(github: GitHub, before: PullRequest, head: Oid): void {
  for (const review of github.state.reviews.by("pullRequest", before.id)) {
    if (review.commitSha === before.headSha) github.state.reviews.update(review.id, { commitSha: head });
  }
}

function outdateThreads(github: GitHub, pullId: number): void {
  for (const { id } of github.state.reviewThreads.by("pullRequest", pullId)) {
    github.state.reviewThreads.update(id, { isOutdated: true });
  }
}

function dismissStale(github: GitHub, actor: Actor, pull: PullRequest): void {
  const { state } = github;
  const repository = state.repositories.at(pull.repositoryId);
  const isAsked = activeRulesets(state, repository, `refs/heads/${pull.baseRef}`)
    .flatMap(({ rules }) => rules)
    .some((rule) => rule.type === "pull_request" && rule.dismissStaleReviewsOnPush);
  if (!isAsked) return;
  for (const review of state.reviews.by("pullRequest", pull.id)) {
    if (review.state === "APPROVED") dismissReview(github, actor, review.id, "");
  }
}
