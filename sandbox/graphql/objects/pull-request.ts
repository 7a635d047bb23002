import { isAtLeast, roleIn } from "../../authorization/repository-role.ts";
import { nodeId } from "../../state/node-id.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import type { Ruleset } from "../../state/ruleset.ts";
import { demand } from "../access.ts";
import type { Field, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { commitAt, refAt } from "./git-lookup.ts";
import { issueCommonFields } from "./issue-common.ts";
import { mergeabilityFields } from "./mergeability.ts";
import { latestOpinions, pullRequestLists } from "./pull-request-lists.ts";

export function pullRequestObject(scope: Scope, pull: PullRequest): GraphObject {
  const { state } = scope.view;
  const issue = state.issues.at(pull.issueId);
  const isMerged = pull.mergedAt !== null;
  return {
    __typename: "PullRequest",
    ...issueCommonFields(scope, issue),
    ...pullRequestLists(scope, pull),
    ...branchFields(scope, pull),
    ...mergeabilityFields(scope, pull),
    id: nodeId("PullRequest", pull.repositoryId, pull.id),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    state: isMerged ? "MERGED" : issue.state.toUpperCase(),
    isDraft: pull.isDraft,
    merged: isMerged,
    mergedAt: pull.mergedAt,
    mergedBy: () =>
      pull.mergedById === null ? null : scope.objects.account(state.accounts.at(pull.mergedById)),
    mergeCommit: () =>
      pull.mergeCommitSha === null ? null : commitAt(scope, pull.repositoryId, pull.mergeCommitSha),
    maintainerCanModify: pull.maintainerCanModify,
    additions: pull.additions,
    deletions: pull.deletions,
    changedFiles: pull.changedFiles,
    reviewDecision: () => reviewDecision(scope, pull),
    isInMergeQueue: () =>
      state.mergeGroups
        .by("repository", pull.repositoryId)
        .some(({ pullRequestIds }) => pullRequestIds.includes(pull.id)),
  };
}

function branchFields(
  scope: Scope,
  pull: PullRequest,
): { readonly [name: string]: Field | string | boolean } {
  const { state } = scope.view;
  const repositoryAt = (id: number): GraphObject => scope.objects.repository(state.repositories.at(id));
  const headRepositoryId = pull.headRepositoryId;
  return {
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    baseRef: () => refAt(scope, pull.repositoryId, `refs/heads/${pull.baseRef}`),
    baseRepository: () => repositoryAt(pull.repositoryId),
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    headRef: () =>
      headRepositoryId === null ? null : refAt(scope, headRepositoryId, `refs/heads/${pull.headRef}`),
    headRepository: () => (headRepositoryId === null ? null : repositoryAt(headRepositoryId)),
    headRepositoryOwner: () =>
      headRepositoryId === null
        ? null
        : scope.objects.account(state.accounts.at(state.repositories.at(headRepositoryId).ownerId)),
    isCrossRepository: headRepositoryId !== pull.repositoryId,
    statusCheckRollup: async () => {
      demand(scope, pull.repositoryId, "checks/list-for-ref");
      const head = await scope.view.git.readCommit(pull.repositoryId, pull.headSha);
      return head === null ? null : scope.objects.statusCheckRollup(pull.repositoryId, head);
    },
  };
}

/** Only the word of those who may write counts; where no rule asks for reviews, no review is no decision. */
function reviewDecision(scope: Scope, pull: PullRequest): string | null {
  const { state } = scope.view;
  const repository = state.repositories.at(pull.repositoryId);
  const opinions = latestOpinions(scope, pull).filter(({ authorId }) =>
    isAtLeast(roleIn(state, repository, authorId, "effective"), "write"),
  );
  if (opinions.some((review) => review.state === "CHANGES_REQUESTED")) return "CHANGES_REQUESTED";
  const required = Math.max(
    0,
    ...state.rulesets.by("repository", repository.id).map((one) => approvalsBy(one)),
  );
  const approvals = opinions.filter((review) => review.state === "APPROVED").length;
  if (approvals >= Math.max(1, required)) return "APPROVED";
  return required > 0 ? "REVIEW_REQUIRED" : null;
}

function approvalsBy({ enforcement, target, rules }: Ruleset): number {
  if (enforcement !== "active" || target !== "branch") return 0;
  return Math.max(0, ...rules.map((rule) => (rule.type === "pull_request" ? rule.requiredApprovals : 0)));
}
