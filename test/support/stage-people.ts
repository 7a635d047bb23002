// What the cast does on the stage, straight in the sandbox with all of GitHub's side effects. Nothing is carried by itself.
import { addAssignees, removeAssignees } from "../../sandbox/operations/assign-issue.ts";
import { closeIssue, reopenIssue } from "../../sandbox/operations/close-issue.ts";
import { addComment, editComment } from "../../sandbox/operations/comment-on-issue.ts";
import { createPullRequest } from "../../sandbox/operations/create-pull-request.ts";
import { editIssue } from "../../sandbox/operations/edit-issue.ts";
import { addLabels, removeLabels } from "../../sandbox/operations/label-issue.ts";
import { mergePullRequest } from "../../sandbox/operations/merge-pull-request.ts";
import { openIssue } from "../../sandbox/operations/open-issue.ts";
import { createLabel } from "../../sandbox/operations/repository-labels.ts";
import { addSubIssue } from "../../sandbox/operations/sub-issues.ts";
import { createReview } from "../../sandbox/operations/review-pull-request.ts";
import { markReadyForReview } from "../../sandbox/operations/update-pull-request.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { accountByLogin, findLabel, issueByNumber, pullRequestByNumber } from "../../sandbox/state/lookup.ts";
import type { Label } from "../../sandbox/state/repository.ts";
import type { Stage } from "./stage.ts";

export type StagePeople = ReturnType<typeof peopleOnStage>;

export function peopleOnStage({ sandbox, seeded, actor }: Pick<Stage, "sandbox" | "seeded" | "actor">) {
  const { github, state } = sandbox;
  const { repositoryId } = seeded;
  const issueAt = (number: number) => issueByNumber(state, repositoryId, number).id;
  const pullAt = (number: number) => pullRequestByNumber(state, repositoryId, number);
  const labelNamed = (login: string, name: string): Label =>
    findLabel(state, repositoryId, name) ?? createLabel(github, actor(login), { repositoryId, name });

  return {
    /** Gives the issue's number. */
    open(login: string, title: string, body: string, labels: readonly string[] = []): number {
      const found = labels.map((name) => labelNamed(login, name));
      const input = { repositoryId, title, body, labels: found, assignees: [] };
      return openIssue(github, actor(login), input).number;
    },
    edit: (login: string, issue: number, body: string) =>
      void editIssue(github, actor(login), issueAt(issue), { body }),
    label: (login: string, issue: number, name: string) =>
      void addLabels(github, actor(login), issueAt(issue), [labelNamed(login, name)]),
    unlabel: (login: string, issue: number, name: string) =>
      void removeLabels(github, actor(login), issueAt(issue), [labelNamed(login, name)]),
    assign: (login: string, issue: number, assignee: string) =>
      void addAssignees(github, actor(login), issueAt(issue), [accountByLogin(state, assignee)]),
    unassign: (login: string, issue: number, assignee: string) =>
      void removeAssignees(github, actor(login), issueAt(issue), [accountByLogin(state, assignee)]),
    close: (login: string, issue: number) =>
      void closeIssue(github, actor(login), issueAt(issue), "completed"),
    reopen: (login: string, issue: number) => void reopenIssue(github, actor(login), issueAt(issue)),
    /** Puts an issue under another. */
    nest: (login: string, parent: number, child: number) =>
      void addSubIssue(github, actor(login), issueAt(parent), issueAt(child), { replaceParent: false }),
    /** Gives the comment's id, for `change`. On an issue or a pull request. */
    say: (login: string, number: number, body: string): number =>
      addComment(github, actor(login), issueAt(number), body).id,
    /** For accounts that are nobody of the cast. */
    sayAs: (accountId: number, number: number, body: string): number =>
      addComment(github, { accountId, viaAppId: null, startsWorkflows: true }, issueAt(number), body).id,
    change: (login: string, comment: number, body: string) =>
      void editComment(github, actor(login), comment, body),
    /** Gives the commit. A branch that is not there begins at the default branch's tip. */
    async push(login: string, branch: string, files: Readonly<Record<string, string>>): Promise<string> {
      const ref = `refs/heads/${branch}`;
      if ((await github.git.resolveRef(repositoryId, ref)) === null) {
        const tip = await github.git.resolveRef(repositoryId, "refs/heads/main");
        await github.git.updateRef(repositoryId, { ref, before: null, after: tip });
      }
      return writeFiles(github, actor(login), { repositoryId, branch, message: "Play", files });
    },
    /** Gives the pull request's number. */
    async propose(
      login: string,
      branch: string,
      body: string,
      isDraft = false,
      base = "main",
    ): Promise<number> {
      const input = { repositoryId, title: branch, body, base, head: branch, isDraft };
      return (await createPullRequest(github, actor(login), input)).number;
    },
    ready: (login: string, pull: number) => void markReadyForReview(github, actor(login), pullAt(pull).id),
    review(login: string, pull: number, verdict: "APPROVE" | "REQUEST_CHANGES", commitSha?: string): void {
      const input = { pullId: pullAt(pull).id, verdict, body: "Heard it.", comments: [] };
      createReview(github, actor(login), commitSha === undefined ? input : { ...input, commitSha });
    },
    async merge(login: string, pull: number): Promise<string> {
      return mergePullRequest(github, actor(login), { pullId: pullAt(pull).id, method: "merge" });
    },
    head: (pull: number): string => pullAt(pull).headSha,
  };
}
