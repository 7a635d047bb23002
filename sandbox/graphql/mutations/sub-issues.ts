import { z } from "zod";
import { addSubIssue, removeSubIssue, reprioritizeSubIssue } from "../../operations/sub-issues.ts";
import type { Issue } from "../../state/issue.ts";
import { demand } from "../access.ts";
import { unknownNode } from "../graph-error.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { issueOf } from "./targets.ts";

const adding = z.object({
  issueId: z.string(),
  subIssueId: z.string().nullish(),
  subIssueUrl: z.string().nullish(),
  replaceParent: z.boolean().nullish(),
});
const moving = z.object({
  issueId: z.string(),
  subIssueId: z.string(),
  afterId: z.string().nullish(),
  beforeId: z.string().nullish(),
});

export function subIssueMutations(scope: Scope): { readonly [name: string]: Field } {
  const { github, objects } = scope;
  const shown = (issue: Issue, sub: Issue) => ({
    issue: () => objects.issue(github.state.issues.at(issue.id)),
    subIssue: () => objects.issue(github.state.issues.at(sub.id)),
  });
  return {
    addSubIssue: mutation(scope, adding, ({ issueId, subIssueId, subIssueUrl, replaceParent }, actor) => {
      if (!subIssueId) throw unknownNode(subIssueUrl ?? "");
      const [issue, sub] = [issueOf(scope, issueId), issueOf(scope, subIssueId)];
      demand(scope, issue.repositoryId, "issues/add-sub-issue");
      addSubIssue(github, actor, issue.id, sub.id, { replaceParent: replaceParent ?? false });
      return shown(issue, sub);
    }),
    removeSubIssue: mutation(
      scope,
      z.object({ issueId: z.string(), subIssueId: z.string() }),
      (input, actor) => {
        const [issue, sub] = [issueOf(scope, input.issueId), issueOf(scope, input.subIssueId)];
        demand(scope, issue.repositoryId, "issues/remove-sub-issue");
        removeSubIssue(github, actor, issue.id, sub.id);
        return shown(issue, sub);
      },
    ),
    reprioritizeSubIssue: mutation(scope, moving, ({ issueId, subIssueId, afterId, beforeId }) => {
      const [issue, sub] = [issueOf(scope, issueId), issueOf(scope, subIssueId)];
      demand(scope, issue.repositoryId, "issues/reprioritize-sub-issue");
      const place = afterId
        ? ({ kind: "after", id: issueOf(scope, afterId).id } as const)
        : ({ kind: "before", id: issueOf(scope, beforeId ?? "").id } as const);
      return { issue: objects.issue(reprioritizeSubIssue(github, issue.id, sub.id, place)) };
    }),
  };
}
