import { createReview } from "../../sandbox/operations/review-pull-request.ts";
import { addAssignees } from "../../sandbox/operations/assign-issue.ts";
import { createCheckRun } from "../../sandbox/operations/check-runs.ts";
import { addComment, deleteComment, editComment } from "../../sandbox/operations/comment-on-issue.ts";
import { createRepository } from "../../sandbox/operations/create-repository.ts";
import { resolveThread } from "../../sandbox/operations/review-comments.ts";
import { createPullRequest } from "../../sandbox/operations/create-pull-request.ts";
import { addLabels } from "../../sandbox/operations/label-issue.ts";
import { mergePullRequest } from "../../sandbox/operations/merge-pull-request.ts";
import { openIssue } from "../../sandbox/operations/open-issue.ts";
import { deleteIssue, transferIssue } from "../../sandbox/operations/remove-issue.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { actionsAppId } from "../../sandbox/authorization/authenticate.ts";
import { accountByLogin } from "../../sandbox/state/lookup.ts";
import { nodeId, readNodeId } from "../../sandbox/state/node-id.ts";
import { AccountId, CommitSha, PullRequestId, RepositoryId, TaskId } from "../../src/domain/ids.ts";
import type { People } from "../contract/people.ts";
import type { InstalledOrchestra } from "./installed-orchestra.ts";

/** What the cast does, straight in the sandbox's state, with all of GitHub's side effects. */
export function peopleOf({ sandbox, seeded, actor }: InstalledOrchestra): People {
  const { github, state } = sandbox;
  const { repositoryId } = seeded;

  const issueAt = (number: number) => {
    const issue = state.issues.by("repository", repositoryId).find((issue) => issue.number === number);
    if (issue === undefined) throw new Error(`no issue ${number}`);
    return issue;
  };
  const pullAt = (number: number) => {
    const pull = state.pullRequests.firstBy("issue", issueAt(number).id);
    if (pull === undefined) throw new Error(`no pull request ${number}`);
    return pull;
  };
  const commentOf = (id: string) => Number(readNodeId(id)?.id);

  return {
    account: (login) => AccountId.parse(accountByLogin(state, login).id),

    async openIssue(login, title, body = "") {
      const input = { repositoryId, title, body, labels: [], assignees: [] };
      const { id, number } = openIssue(github, actor(login), input);
      return { number, id: TaskId.parse(nodeId("Issue", repositoryId, id)) };
    },

    async label(login, issue, name) {
      const label = state.labels.by("repository", repositoryId).find((label) => label.name === name);
      if (label === undefined) throw new Error(`no label ${name}`);
      addLabels(github, actor(login), issueAt(issue).id, [label]);
    },

    async assign(login, issue, assignee) {
      addAssignees(github, actor(login), issueAt(issue).id, [accountByLogin(state, assignee)]);
    },

    async remove(login, issue) {
      deleteIssue(github, actor(login), issueAt(issue).id);
    },

    async transfer(login, issue) {
      const ownerId = seeded.organizationId;
      const there = await createRepository(github, { ownerId, name: `from-${issue}`, collaborators: [] });
      const { id, number } = transferIssue(github, actor(login), issueAt(issue).id, there.id);
      const task = TaskId.parse(nodeId("Issue", there.id, id));
      return { task, repository: RepositoryId.parse(there.id), number };
    },

    async comment(login, issue, body) {
      return nodeId(
        "IssueComment",
        repositoryId,
        addComment(github, actor(login), issueAt(issue).id, body).id,
      );
    },

    async editComment(login, id, body) {
      editComment(github, actor(login), commentOf(id), body);
    },

    async removeComment(login, id) {
      deleteComment(github, actor(login), commentOf(id));
    },

    async push(login, branch, files, message = "Play") {
      await beginBranch(branch);
      return CommitSha.parse(
        await writeFiles(github, actor(login), { repositoryId, branch, message, files }),
      );
    },

    async openPullRequest(login, branch, { body = "", draft = false } = {}) {
      const input = { repositoryId, title: branch, body, base: "main", head: branch, isDraft: draft };
      const { id, issueId } = await createPullRequest(github, actor(login), input);
      const { number } = state.issues.at(issueId);
      return { number, id: PullRequestId.parse(nodeId("PullRequest", repositoryId, id)) };
    },

    async review(login, pullRequest, verdict, on) {
      const comments =
        on === undefined ? [] : [{ path: on, line: null, side: "RIGHT", body: "Here" } as const];
      const input = { pullId: pullAt(pullRequest).id, verdict, body: "A word", comments };
      return nodeId("PullRequestReview", repositoryId, createReview(github, actor(login), input).id);
    },

    async resolveThreads(login, pullRequest) {
      const threads = state.reviewThreads.by("pullRequest", pullAt(pullRequest).id);
      for (const { id } of threads) resolveThread(github, actor(login), id);
    },

    async merge(login, pullRequest) {
      await mergePullRequest(github, actor(login), { pullId: pullAt(pullRequest).id, method: "merge" });
    },

    async check(headSha, name, conclusion) {
      const bot = state.accounts.at(state.apps.at(actionsAppId).botId);
      const actions = { accountId: bot.id, viaAppId: actionsAppId, startsWorkflows: false };
      await createCheckRun(github, actions, { repositoryId, name, headSha, status: "completed", conclusion });
    },

    async comments(issue) {
      return state.comments.by("issue", issueAt(issue).id).map(({ body }) => body);
    },
  };

  /** A branch that is not there begins at the default branch's tip. */
  async function beginBranch(branch: string): Promise<void> {
    const ref = `refs/heads/${branch}`;
    if ((await github.git.resolveRef(repositoryId, ref)) !== null) return;
    const tip = await github.git.resolveRef(repositoryId, "refs/heads/main");
    await github.git.updateRef(repositoryId, { ref, before: null, after: tip });
  }
}
