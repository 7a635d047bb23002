import { showIssue } from "../representation/issue.ts";
import { searchIssues, sortOf } from "../search/search-issues.ts";
import type { Issue } from "../state/issue.ts";
import { Refusal, validationFailed } from "../state/refusal.ts";
import type { Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

export const searchHandlers = {
  "search/issues-and-pull-requests": async (exchange) => {
    const query = exchange.query("q") ?? "";
    if (query.trim() === "") throw validationFailed({ resource: "Search", field: "q", code: "missing" });
    const found = sorted(exchange, searchIssues(exchange, query));
    return exchange.page(
      found,
      (issue) => ({ ...showIssue(exchange.view, issue), score: 1 }),
      (items) => ({ total_count: found.length, incomplete_results: false, search_type: "lexical", items }),
    );
  },
} satisfies Handlers;

/** Nothing here matches better than the rest: without a wish the newest come first. */
function sorted(exchange: Exchange, issues: readonly Issue[]): readonly Issue[] {
  const wanted = exchange.query("sort");
  const asked = sortOf(exchange.query("q") ?? "");
  const isAscending = wanted === undefined ? asked.direction === "ASC" : exchange.query("order") === "asc";
  const key = keyOf(exchange, wanted ?? (asked.field === "updatedAt" ? "updated" : "created"));
  const ascending = issues.toSorted((a, b) => key(a) - key(b) || a.id - b.id);
  return isAscending ? ascending : ascending.toReversed();
}

function keyOf({ view }: Exchange, sort: string): (issue: Issue) => number {
  switch (sort) {
    case "created":
      return ({ createdAt }) => Date.parse(createdAt);
    case "updated":
      return ({ updatedAt }) => Date.parse(updatedAt);
    case "comments":
      return ({ id }) => view.state.comments.by("issue", id).length;
    default:
      throw new Refusal(501, `sandbox does not implement sorting by ${sort}`);
  }
}
