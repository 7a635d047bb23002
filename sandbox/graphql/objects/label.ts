import { z } from "zod";
import { nodeId } from "../../state/node-id.ts";
import type { Label } from "../../state/repository.ts";
import { connection } from "../connection.ts";
import { direction } from "../sorting.ts";
import type { Field, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { issueList } from "./issue-list.ts";

export function labelObject(scope: Scope, label: Label): GraphObject {
  const { state, urls } = scope.view;
  const repository = state.repositories.at(label.repositoryId);
  const path = `/${state.accounts.at(repository.ownerId).login}/${repository.name}/labels/${encodeURIComponent(label.name)}`;
  return {
    __typename: "Label",
    id: nodeId("Label", label.repositoryId, label.id),
    name: label.name,
    color: label.color,
    description: label.description,
    isDefault: label.isDefault,
    createdAt: null,
    updatedAt: null,
    repository: () => scope.objects.repository(repository),
    resourcePath: path,
    url: () => urls.html(path),
    issues: issueList(scope, () =>
      state.issues
        .by("repository", label.repositoryId)
        .filter(({ labelIds, isPullRequest }) => !isPullRequest && labelIds.includes(label.id)),
    ),
  };
}

const labelArguments = z.object({
  query: z.string().nullish(),
  orderBy: z.object({ field: z.enum(["NAME", "CREATED_AT", "ISSUE_COUNT"]), direction }).nullish(),
});

/** A field that lists labels. */
export function labelList(scope: Scope, rows: () => readonly Label[]): Field {
  return (args, field) => {
    const { query, orderBy } = labelArguments.parse(args);
    const wanted = query?.toLowerCase() ?? "";
    return connection(
      {
        type: "LabelConnection",
        rows: rows().filter(({ name }) => name.toLowerCase().includes(wanted)),
        key: ({ id, name }) => (orderBy?.field === "NAME" ? [name.toLowerCase(), id] : [id]),
        direction: orderBy?.direction ?? "ASC",
        show: (label) => scope.objects.label(label),
      },
      args,
      field,
    );
  };
}
