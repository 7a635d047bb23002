// Where a repository's people talk: issues, pull requests, discussions.

import { z } from "zod";
import type { Issue } from "../../state/issue.ts";
import { findIssue } from "../../state/lookup.ts";
import { numberKey } from "../../state/github-state.ts";
import type { Repository } from "../../state/repository.ts";
import { demand } from "../access.ts";
import { connection } from "../connection.ts";
import { unresolvable } from "../graph-error.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { direction } from "../sorting.ts";
import { issueList } from "./issue-list.ts";
import { mergeQueueObject } from "./merge-queue.ts";
import { pullRequestList } from "./pull-request-list.ts";
import { readNodeId } from "../../state/node-id.ts";

type Fields = { readonly [name: string]: Field };

const queued = z.object({ branch: z.string().nullish() });
const numbered = z.object({ number: z.number() });

export function repositoryThreads(scope: Scope, repository: Repository): Fields {
  return {
    ...issueFields(scope, repository),
    ...pullRequestFields(scope, repository),
    ...discussionFields(scope, repository),
  };
}

function issueFields(scope: Scope, { id }: Repository): Fields {
  const { state } = scope.view;
  const find = (number: number): Issue | null => {
    const issue = findIssue(state, id, number);
    return issue === undefined || issue.gone !== null ? null : issue;
  };
  return {
    issue: (args) => {
      demand(scope, id, "issues/get");
      const { number } = numbered.parse(args);
      const issue = find(number);
      if (issue === null || issue.isPullRequest) throw unresolvable("Issue", `number of ${number}`);
      return scope.objects.issue(issue);
    },
    issueOrPullRequest: (args) => {
      demand(scope, id, "issues/get");
      const { number } = numbered.parse(args);
      const issue = find(number);
      if (issue === null) throw unresolvable("issue or pull request", `number of ${number}`);
      return scope.objects.issueOrPullRequest(issue);
    },
    issues: (args, field) => {
      demand(scope, id, "issues/list-for-repo");
      const rows = (): readonly Issue[] =>
        state.issues.by("repository", id).filter(({ isPullRequest }) => !isPullRequest);
      return issueList(scope, rows)(args, field);
    },
  };
}

function pullRequestFields(scope: Scope, repository: Repository): Fields {
  const { id } = repository;
  const { state } = scope.view;
  return {
    pullRequest: (args) => {
      demand(scope, id, "pulls/get");
      const { number } = numbered.parse(args);
      const pull = state.pullRequests.firstBy("number", numberKey(id, number));
      if (pull === undefined) throw unresolvable("PullRequest", `number of ${number}`);
      return scope.objects.pullRequest(pull);
    },
    mergeQueue: (args) => {
      demand(scope, id, "pulls/list");
      return mergeQueueObject(scope, repository, queued.parse(args).branch ?? repository.defaultBranch);
    },
    pullRequests: (args, field) => {
      demand(scope, id, "pulls/list");
      return pullRequestList(scope, () => state.pullRequests.by("repository", id))(args, field);
    },
  };
}

const discussionArguments = z.object({
  categoryId: z.string().nullish(),
  states: z.array(z.enum(["OPEN", "CLOSED"])).nullish(),
  orderBy: z.object({ field: z.enum(["CREATED_AT", "UPDATED_AT"]), direction }).nullish(),
});

function discussionFields(scope: Scope, { id }: Repository): Fields {
  const { state } = scope.view;
  return {
    discussion: (args) => {
      demand(scope, id, "discussions/read");
      const { number } = numbered.parse(args);
      const found = state.discussions.firstBy("number", numberKey(id, number));
      if (found === undefined) throw unresolvable("Discussion", `number of ${number}`);
      return scope.objects.discussion(found);
    },
    discussionCategory: ({ slug }) => {
      demand(scope, id, "discussions/read");
      const found = state.discussionCategories
        .by("repository", id)
        .find((category) => category.slug === slug);
      return found === undefined ? null : scope.objects.discussionCategory(found);
    },
    discussionCategories: (args, field) => {
      demand(scope, id, "discussions/read");
      return connection(
        {
          type: "DiscussionCategoryConnection",
          rows: state.discussionCategories.by("repository", id),
          key: (category) => [category.id],
          show: (category) => scope.objects.discussionCategory(category),
        },
        args,
        field,
      );
    },
    discussions: (args, field) => {
      demand(scope, id, "discussions/read");
      const { categoryId, states, orderBy } = discussionArguments.parse(args);
      const category = categoryId ? (readNodeId(categoryId)?.id ?? null) : null;
      return connection(
        {
          type: "DiscussionConnection",
          rows: state.discussions
            .by("repository", id)
            .filter((one) => (category ?? one.categoryId) === one.categoryId)
            .filter((one) => !states || states.some((wanted) => wanted.toLowerCase() === one.state)),
          key: (one) => [orderBy?.field === "CREATED_AT" ? one.createdAt : one.updatedAt, one.id],
          direction: orderBy?.direction ?? "DESC",
          show: (one) => scope.objects.discussion(one),
        },
        args,
        field,
      );
    },
  };
}
