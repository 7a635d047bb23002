import type { PullRequest } from "../state/pull-request.ts";
import type { Exchange } from "./exchange.ts";

/** The query of `GET /repos/{owner}/{repo}/pulls`. */
export function filterPullRequests(exchange: Exchange): readonly PullRequest[] {
  const { state } = exchange.view;
  const wanted = exchange.query("state") ?? "open";
  const base = exchange.query("base");
  const head = exchange.query("head");
  const pulls = state.pullRequests
    .by("repository", exchange.repository.id)
    .filter(
      (pull) =>
        (wanted === "all" || state.issues.at(pull.issueId).state === wanted) &&
        (base === undefined || pull.baseRef === base) &&
        (head === undefined || headOf(exchange, pull) === head),
    );
  const sort = exchange.query("sort") ?? "created";
  const key = (pull: PullRequest): number => {
    const { createdAt, updatedAt } = state.issues.at(pull.issueId);
    return Date.parse(sort === "updated" ? updatedAt : createdAt);
  };
  const ascending = pulls.toSorted((a, b) => key(a) - key(b) || a.id - b.id);
  const direction = exchange.query("direction") ?? (sort === "created" ? "desc" : "asc");
  return direction === "desc" ? ascending.reverse() : ascending;
}

function headOf(exchange: Exchange, pull: PullRequest): string | null {
  const { repositories, accounts } = exchange.view.state;
  const repository = pull.headRepositoryId === null ? undefined : repositories.find(pull.headRepositoryId);
  return repository === undefined ? null : `${accounts.at(repository.ownerId).login}:${pull.headRef}`;
}
