import type { IssueComment } from "../../state/issue.ts";
import { nodeId } from "../../state/node-id.ts";
import { connection } from "../connection.ts";
import type { Arguments, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

/** What a comment was, newest first, and who made it so: its creation too, once it was edited. */
export function editHistory(
  scope: Scope,
  comment: IssueComment,
  args: Arguments,
  field: string,
): GraphObject {
  const { state } = scope.view;
  const created = { editorId: comment.authorId, at: comment.createdAt };
  const edits = comment.edits.length === 0 ? [] : [created, ...comment.edits];
  return connection(
    {
      type: "UserContentEditConnection",
      rows: edits.map((edit, position) => ({ ...edit, position })),
      key: ({ position }) => [position],
      direction: "DESC",
      show: ({ editorId, at, position }) => ({
        __typename: "UserContentEdit",
        id: nodeId("UserContentEdit", comment.repositoryId, `${String(comment.id)}.${String(position)}`),
        createdAt: at,
        editedAt: at,
        updatedAt: at,
        editor: () => scope.objects.account(state.accounts.at(editorId)),
        diff: null,
        deletedAt: null,
        deletedBy: null,
      }),
    },
    args,
    field,
  );
}
