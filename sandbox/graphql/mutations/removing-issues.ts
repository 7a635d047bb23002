import { z } from "zod";
import { deleteIssue, transferIssue } from "../../operations/remove-issue.ts";
import { createLabel } from "../../operations/repository-labels.ts";
import type { Actor } from "../../state/actor.ts";
import type { Issue } from "../../state/issue.ts";
import { findLabel } from "../../state/lookup.ts";
import type { Repository } from "../../state/repository.ts";
import { demand } from "../access.ts";
import { GraphRefusal } from "../graph-error.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { issueOf, repositoryIdOf } from "./targets.ts";

const deletion = z.object({ issueId: z.string() });
const transfer = z.object({
  issueId: z.string(),
  repositoryId: z.string(),
  createLabelsIfMissing: z.boolean().nullish(),
});

export function issueRemovals(scope: Scope): { readonly [name: string]: Field } {
  const { github, objects } = scope;
  return {
    deleteIssue: mutation(scope, deletion, ({ issueId }, actor) => {
      const issue = issueOf(scope, issueId);
      const repository = demand(scope, issue.repositoryId, "issues/delete", issue);
      deleteIssue(github, actor, issue.id);
      return { repository: objects.repository(repository) };
    }),
    transferIssue: mutation(scope, transfer, (input, actor) => {
      const issue = issueOf(scope, input.issueId);
      const from = demand(scope, issue.repositoryId, "issues/transfer", issue);
      const to = demand(scope, repositoryIdOf(scope, input.repositoryId), "issues/transfer");
      refuseFar(from, to);
      if (input.createLabelsIfMissing === true) bringLabels(scope, actor, issue, to);
      return { issue: objects.issue(transferIssue(github, actor, issue.id, to.id)) };
    }),
  };
}

/** GitHub moves issues between the repositories of one owner, and none to where more people can read it. */
function refuseFar(from: Repository, to: Repository): void {
  const why =
    from.id === to.id
      ? "The issue is in this repository already"
      : from.ownerId !== to.ownerId
        ? "Issues can only be transferred between repositories of one owner"
        : from.isPrivate && !to.isPrivate
          ? "Issues cannot be transferred from a private to a public repository"
          : null;
  if (why !== null) throw new GraphRefusal("UNPROCESSABLE", why);
}

function bringLabels({ github }: Scope, actor: Actor, issue: Issue, to: Repository): void {
  for (const id of issue.labelIds) {
    const { name, color, description } = github.state.labels.at(id);
    if (findLabel(github.state, to.id, name) !== undefined) continue;
    createLabel(github, actor, { repositoryId: to.id, name, color, description });
  }
}
