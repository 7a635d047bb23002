import { issueHtmlUrl } from "../../representation/issue.ts";
import type { IssueComment } from "../../state/issue.ts";
import { nodeId } from "../../state/node-id.ts";
import type { GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { authoredFields } from "./authored.ts";
import { editHistory } from "./edit-history.ts";
import { reactableFields } from "./reaction.ts";

export function commentObject(scope: Scope, comment: IssueComment): GraphObject {
  const { state, urls } = scope.view;
  const issue = state.issues.at(comment.issueId);
  const url = `${issueHtmlUrl(scope.view, issue)}#issuecomment-${String(comment.id)}`;
  const pull = state.pullRequests.firstBy("issue", issue.id);
  return {
    __typename: "IssueComment",
    ...authoredFields(scope, comment, comment.lastEdit),
    ...reactableFields(scope, { kind: "issue-comment", id: comment.id }),
    id: nodeId("IssueComment", comment.repositoryId, comment.id),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    isMinimized: comment.minimizedReason !== null,
    minimizedReason: comment.minimizedReason,
    url,
    resourcePath: url.slice(urls.origin.length),
    issue: () => scope.objects.issue(issue),
    userContentEdits: (args, field) => editHistory(scope, comment, args, field),
    pullRequest: () => (pull === undefined ? null : scope.objects.pullRequest(pull)),
  };
}
