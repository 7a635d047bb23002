import { repositoryHtmlUrl } from "../../representation/repository.ts";
import { nodeId } from "../../state/node-id.ts";
import type { MergeGroup } from "../../state/pull-request.ts";
import type { Repository } from "../../state/repository.ts";
import { connection } from "../connection.ts";
import type { GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { commitAt } from "./git-lookup.ts";

/** The pull requests that wait to be merged into a branch, in order; null while none does. */
export function mergeQueueObject(scope: Scope, repository: Repository, branch: string): GraphObject | null {
  const { state, urls } = scope.view;
  const groups = state.mergeGroups
    .by("repository", repository.id)
    .filter(({ baseRef }) => baseRef === branch);
  const entries = entriesOf(groups);
  if (entries.length === 0) return null;
  const url = `${repositoryHtmlUrl(scope.view, repository)}/queue/${branch}`;
  return {
    __typename: "MergeQueue",
    id: nodeId("MergeQueueEntry", repository.id, 0),
    repository: () => scope.objects.repository(repository),
    url,
    resourcePath: url.slice(urls.origin.length),
    entries: (args, field) =>
      connection(
        {
          type: "MergeQueueEntryConnection",
          rows: entries,
          key: ({ position }) => [position],
          show: ({ position, pullRequestId, group }) => ({
            __typename: "MergeQueueEntry",
            id: nodeId("MergeQueueEntry", repository.id, pullRequestId),
            position,
            pullRequest: () => scope.objects.pullRequest(state.pullRequests.at(pullRequestId)),
            baseCommit: () => commitAt(scope, repository.id, group.baseSha),
            headCommit: () => commitAt(scope, repository.id, group.headSha),
          }),
        },
        args,
        field,
      ),
  };
}

type Entry = { readonly position: number; readonly pullRequestId: number; readonly group: MergeGroup };

/** A group is built on those before it, and names their pull requests again: the first mention counts. */
function entriesOf(groups: readonly MergeGroup[]): readonly Entry[] {
  const first = new Map<number, MergeGroup>();
  for (const group of groups) {
    for (const id of group.pullRequestIds) if (!first.has(id)) first.set(id, group);
  }
  return [...first].map(([pullRequestId, group], index) => ({ position: index + 1, pullRequestId, group }));
}
