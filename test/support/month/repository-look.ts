import { headKey } from "../../../sandbox/state/github-state.ts";
import type { Stage } from "../stage.ts";

export type RepositoryLook = Awaited<ReturnType<typeof lookAtRepository>>;

/** All that people see in the repository, but for its past and for checks that let a merge pass: GitHub deletes none. */
export async function lookAtRepository({ sandbox, seeded }: Stage) {
  const { state, github } = sandbox;
  const { repositoryId } = seeded;
  const loginOf = (id: number) => state.accounts.at(id).login;
  const issues = state.issues.by("repository", repositoryId).map((issue) => {
    const pull = state.pullRequests.firstBy("issue", issue.id);
    return {
      number: issue.number,
      title: issue.title,
      body: issue.body,
      state: issue.state,
      stateReason: issue.stateReason,
      isLocked: issue.isLocked,
      isPinned: issue.isPinned,
      parent: issue.parentId,
      blockedBy: issue.blockedByIds,
      labels: issue.labelIds.map((id) => state.labels.at(id).name).toSorted(),
      assignees: issue.assigneeIds.map(loginOf).toSorted(),
      reviewers: (pull?.requestedReviewerIds ?? []).map(loginOf).toSorted(),
      isDraft: pull?.isDraft ?? false,
      isMerged: pull !== undefined && pull.mergedAt !== null,
    };
  });
  const openPulls = state.pullRequests
    .by("repository", repositoryId)
    .filter(({ issueId }) => state.issues.at(issueId).state === "open");
  return {
    issues,
    waitingChecks: openPulls.flatMap(({ headSha }) =>
      state.checkRuns
        .by("head", headKey(repositoryId, headSha))
        .filter(({ conclusion }) => conclusion !== "success" && conclusion !== "neutral")
        .map(({ name }) => name),
    ),
    labels: state.labels
      .by("repository", repositoryId)
      .map(({ name }) => name)
      .toSorted(),
    comments: state.comments
      .by("repository", repositoryId)
      .map(({ issueId, authorId, body }) => ({ issueId, by: loginOf(authorId), body })),
    reactions: state.reactions.all().map(({ accountId, content }) => ({ by: loginOf(accountId), content })),
    branches: (await github.git.listRefs(repositoryId, "refs/heads/")).map(({ ref }) => ref).toSorted(),
    discussions: state.discussions.by("repository", repositoryId).map(({ title }) => title),
    rulesets: state.rulesets.by("repository", repositoryId),
  };
}
