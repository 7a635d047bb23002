import type { Issue } from "../state/issue.ts";
import { findAccount } from "../state/lookup.ts";
import type { Exchange } from "./exchange.ts";

/** The query of `GET /repos/{owner}/{repo}/issues`; pull requests are among them. */
export function filterIssues(exchange: Exchange): readonly Issue[] {
  const tests = [byState, byLabels, bySince, byAssignee, byCreator, byMention].map((test) => test(exchange));
  const issues = exchange.view.state.issues
    .by("repository", exchange.repository.id)
    .filter((issue) => issue.gone === null && tests.every((test) => test(issue)));
  return sortIssues(exchange, issues);
}

type Test = (issue: Issue) => boolean;

function byState(exchange: Exchange): Test {
  const wanted = exchange.query("state") ?? "open";
  return (issue) => wanted === "all" || issue.state === wanted;
}

function byLabels(exchange: Exchange): Test {
  const names = (exchange.query("labels") ?? "").toLowerCase().split(",").filter(Boolean);
  if (names.length === 0) return () => true;
  const { labels } = exchange.view.state;
  return (issue) => {
    const present = new Set(issue.labelIds.map((id) => labels.at(id).name.toLowerCase()));
    return names.every((name) => present.has(name));
  };
}

function bySince(exchange: Exchange): Test {
  const since = Date.parse(exchange.query("since") ?? "");
  return (issue) => Number.isNaN(since) || Date.parse(issue.updatedAt) >= since;
}

function byAssignee(exchange: Exchange): Test {
  const login = exchange.query("assignee");
  if (login === undefined) return () => true;
  if (login === "*") return (issue) => issue.assigneeIds.length > 0;
  if (login === "none") return (issue) => issue.assigneeIds.length === 0;
  const account = findAccount(exchange.view.state, login);
  return (issue) => account !== undefined && issue.assigneeIds.includes(account.id);
}

function byCreator(exchange: Exchange): Test {
  const login = exchange.query("creator");
  if (login === undefined) return () => true;
  const account = findAccount(exchange.view.state, login);
  return (issue) => issue.authorId === account?.id;
}

function byMention(exchange: Exchange): Test {
  const login = exchange.query("mentioned");
  return (issue) => login === undefined || (issue.body ?? "").includes(`@${login}`);
}

function sortIssues(exchange: Exchange, issues: readonly Issue[]): readonly Issue[] {
  const sort = exchange.query("sort") ?? "created";
  const { comments } = exchange.view.state;
  const key = (issue: Issue): number =>
    sort === "comments"
      ? comments.by("issue", issue.id).length
      : Date.parse(sort === "updated" ? issue.updatedAt : issue.createdAt);
  const ascending = issues.toSorted((a, b) => key(a) - key(b) || a.id - b.id);
  return exchange.query("direction") === "asc" ? ascending : ascending.reverse();
}
