import { z } from "zod";
import { setAssignees } from "../../operations/assign-issue.ts";
import { closeIssue } from "../../operations/close-issue.ts";
import { createPullRequest } from "../../operations/create-pull-request.ts";
import { editIssue } from "../../operations/edit-issue.ts";
import { setLabels } from "../../operations/label-issue.ts";
import { reopenPullRequest } from "../../operations/reopen-pull-request.ts";
import { removeReviewRequests, requestReviews } from "../../operations/request-reviews.ts";
import { changeBase, convertToDraft, markReadyForReview } from "../../operations/update-pull-request.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import { demand, demandAuthorOr } from "../access.ts";
import { unknownNode } from "../graph-error.ts";
import type { Field } from "../graph-object.ts";
import { referenceTo } from "../node.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { accountsOf, labelsOf, pullOf, repositoryIdOf } from "./targets.ts";

type Fields = { readonly [name: string]: Field };

const ids = z.array(z.string());
const onPull = z.object({ pullRequestId: z.string() });

export function pullRequestMutations(scope: Scope): Fields {
  return { ...opening(scope), ...changing(scope), ...requesting(scope) };
}

const newPull = z.object({
  repositoryId: z.string(),
  headRepositoryId: z.string().nullish(),
  title: z.string(),
  body: z.string().nullish(),
  baseRefName: z.string(),
  headRefName: z.string(),
  draft: z.boolean().nullish(),
  maintainerCanModify: z.boolean().nullish(),
});

function opening(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    createPullRequest: mutation(scope, newPull, async (input, actor) => {
      const repositoryId = repositoryIdOf(scope, input.repositoryId);
      demand(scope, repositoryId, "pulls/create");
      const pull = await createPullRequest(github, actor, {
        repositoryId,
        title: input.title,
        body: input.body ?? null,
        base: input.baseRefName.replace(/^refs\/heads\//, ""),
        head: `${ownerOfHead(scope, input.headRepositoryId)}${input.headRefName.replace(/^refs\/heads\//, "")}`,
        isDraft: input.draft ?? false,
        maintainerCanModify: input.maintainerCanModify ?? true,
      });
      return { pullRequest: objects.pullRequest(pull) };
    }),
    closePullRequest: mutation(scope, onPull, ({ pullRequestId }, actor) => {
      const pull = writable(scope, pullRequestId);
      closeIssue(github, actor, pull.issueId, "completed");
      return { pullRequest: objects.pullRequest(pull) };
    }),
    reopenPullRequest: mutation(scope, onPull, async ({ pullRequestId }, actor) => {
      const pull = writable(scope, pullRequestId);
      await reopenPullRequest(github, actor, pull.issueId);
      return { pullRequest: () => objects.pullRequest(github.state.pullRequests.at(pull.id)) };
    }),
  };
}

/** `owner:` of a head in another repository. */
function ownerOfHead({ github }: Scope, id: string | null | undefined): string {
  if (!id) return "";
  const { state } = github;
  const repository = state.repositories.find(referenceTo(id, ["Repository"]).id);
  if (repository === undefined) throw unknownNode(id);
  return `${state.accounts.at(repository.ownerId).login}:`;
}

const pullChange = onPull.extend({
  title: z.string().nullish(),
  body: z.string().nullish(),
  baseRefName: z.string().nullish(),
  state: z.enum(["OPEN", "CLOSED"]).nullish(),
  labelIds: ids.nullish(),
  assigneeIds: ids.nullish(),
});

function changing(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    updatePullRequest: mutation(scope, pullChange, async (input, actor) => {
      const pull = writable(scope, input.pullRequestId);
      const { title, body, baseRefName, state, labelIds, assigneeIds } = input;
      editIssue(github, actor, pull.issueId, {
        ...(title ? { title } : {}),
        ...(body === undefined ? {} : { body }),
      });
      if (baseRefName) await changeBase(github, actor, pull.id, baseRefName.replace(/^refs\/heads\//, ""));
      if (labelIds) setLabels(github, actor, pull.issueId, labelsOf(scope, pull.repositoryId, labelIds));
      if (assigneeIds) setAssignees(github, actor, pull.issueId, accountsOf(scope, assigneeIds));
      if (state === "CLOSED") closeIssue(github, actor, pull.issueId, "completed");
      if (state === "OPEN") await reopenPullRequest(github, actor, pull.issueId);
      return {
        pullRequest: () => objects.pullRequest(github.state.pullRequests.at(pull.id)),
        actor: () => objects.account(github.state.accounts.at(actor.accountId)),
      };
    }),
    convertPullRequestToDraft: mutation(scope, onPull, ({ pullRequestId }, actor) => {
      const pull = writable(scope, pullRequestId);
      return { pullRequest: objects.pullRequest(convertToDraft(github, actor, pull.id)) };
    }),
    markPullRequestReadyForReview: mutation(scope, onPull, ({ pullRequestId }, actor) => {
      const pull = writable(scope, pullRequestId);
      return { pullRequest: objects.pullRequest(markReadyForReview(github, actor, pull.id)) };
    }),
  };
}

const request = onPull.extend({
  userIds: ids.nullish(),
  teamIds: ids.nullish(),
  union: z.boolean().nullish(),
});

/** Without `union` those who are asked replace those who were. */
function requesting(scope: Scope): Fields {
  const { github, objects } = scope;
  const { state } = github;
  return {
    requestReviews: mutation(scope, request, ({ pullRequestId, userIds, teamIds, union }, actor) => {
      const pull = pullOf(scope, pullRequestId);
      demand(scope, pull.repositoryId, "pulls/request-reviewers");
      const accounts = accountsOf(scope, userIds ?? []);
      const teams = (teamIds ?? []).map((id) => state.teams.at(referenceTo(id, ["Team"]).id));
      if (union !== true) {
        removeReviewRequests(github, actor, pull.id, {
          accounts: pull.requestedReviewerIds
            .filter((id) => !accounts.some((one) => one.id === id))
            .map((id) => state.accounts.at(id)),
          teams: pull.requestedTeamIds
            .filter((id) => !teams.some((one) => one.id === id))
            .map((id) => state.teams.at(id)),
        });
      }
      requestReviews(github, actor, pull.id, { accounts, teams });
      return {
        pullRequest: () => objects.pullRequest(state.pullRequests.at(pull.id)),
        actor: () => objects.account(state.accounts.at(actor.accountId)),
      };
    }),
  };
}

/** Its author may change it; others need the right to push. */
function writable(scope: Scope, id: string): PullRequest {
  const pull = pullOf(scope, id);
  const { authorId, repositoryId } = scope.github.state.issues.at(pull.issueId);
  demandAuthorOr(scope, { authorId, repositoryId }, "pulls/update", "pulls/request-reviewers");
  return pull;
}
