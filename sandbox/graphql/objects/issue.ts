import { isAtLeast, roleIn } from "../../authorization/repository-role.ts";
import type { Issue } from "../../state/issue.ts";
import { nodeId } from "../../state/node-id.ts";
import { connection } from "../connection.ts";
import type { GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { issueCommonFields } from "./issue-common.ts";

export function issueObject(scope: Scope, issue: Issue): GraphObject {
  const { state } = scope.view;
  return {
    __typename: "Issue",
    ...issueCommonFields(scope, issue),
    id: nodeId("Issue", issue.repositoryId, issue.id),
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    state: issue.state.toUpperCase(),
    stateReason: (args) => stateReason(issue, args["enableDuplicate"] === true),
    isPinned: issue.isPinned,
    parent: () => (issue.parentId === null ? null : scope.objects.issue(state.issues.at(issue.parentId))),
    subIssues: (args, field) =>
      connection(
        {
          type: "IssueConnection",
          rows: issue.subIssueIds.map((id, index) => ({ id, index })),
          key: ({ index }) => [index],
          show: ({ id }) => scope.objects.issue(state.issues.at(id)),
        },
        args,
        field,
      ),
    subIssuesSummary: () => subIssuesSummary(scope, issue),
    viewerCanUpdate: () => issue.authorId === scope.viewerId || canTriage(scope, issue.repositoryId),
    viewerCanLabel: () => canTriage(scope, issue.repositoryId),
  };
}

/** Without being asked for it, GitHub shows a duplicate as not planned, so that older clients know the word. */
function stateReason(issue: Issue, knowsDuplicate: boolean): string | null {
  const shown = issue.stateReason === "duplicate" && !knowsDuplicate ? "not_planned" : issue.stateReason;
  return shown?.toUpperCase() ?? null;
}

function subIssuesSummary({ view }: Scope, issue: Issue): GraphObject {
  const total = issue.subIssueIds.length;
  const completed = issue.subIssueIds.filter((id) => view.state.issues.at(id).state === "closed").length;
  const percentCompleted = total === 0 ? 0 : Math.floor((100 * completed) / total);
  return { __typename: "SubIssuesSummary", total, completed, percentCompleted };
}

function canTriage({ view, caller, viewerId }: Scope, repositoryId: number): boolean {
  if (caller.kind !== "user") return true;
  return isAtLeast(
    roleIn(view.state, view.state.repositories.at(repositoryId), viewerId, "effective"),
    "triage",
  );
}
