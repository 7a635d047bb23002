// What issues, comments, reviews and discussions have in common: somebody wrote them, and may have written them anew.

import { authorAssociation } from "../../representation/author-association.ts";
import type { Authorship, Edit } from "../../state/issue.ts";
import type { FieldValue } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

type Authored = Authorship & {
  readonly repositoryId: number;
  readonly body: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};

export function authoredFields(
  scope: Scope,
  row: Authored,
  lastEdit: Edit | null,
): { readonly [field: string]: FieldValue } {
  const { state } = scope.view;
  return {
    author: () => scope.objects.account(state.accounts.at(row.authorId)),
    authorAssociation: () => authorAssociation(state, state.repositories.at(row.repositoryId), row.authorId),
    body: row.body ?? "",
    createdAt: row.createdAt,
    publishedAt: row.createdAt,
    updatedAt: row.updatedAt,
    createdViaEmail: false,
    editor: () => (lastEdit === null ? null : scope.objects.account(state.accounts.at(lastEdit.editorId))),
    includesCreatedEdit: lastEdit !== null,
    lastEditedAt: lastEdit?.at ?? null,
    viewerDidAuthor: row.authorId === scope.viewerId,
    repository: () => scope.objects.repository(state.repositories.at(row.repositoryId)),
  };
}
