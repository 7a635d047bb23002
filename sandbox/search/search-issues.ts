// A part of GitHub's search: issues and pull requests by repository, kind, state, labels and dates.

import { canSee } from "../authorization/repository-access.ts";
import { findRepository } from "../state/lookup.ts";
import type { Issue } from "../state/issue.ts";
import type { Repository } from "../state/repository.ts";
import type { View } from "../representation/view.ts";
import type { Caller } from "../state/actor.ts";
import { Refusal } from "../state/refusal.ts";

/** Who searches, and what they see of GitHub. */
export type Search = { readonly view: View; readonly caller: Caller };

type Test = (issue: Issue) => boolean;

/** `key:value` or `-key:value`, the value perhaps in quotes; else a word of the text. */
const term = /(?<not>-?)(?:(?<key>\w+):(?:"(?<quoted>[^"]*)"|(?<value>\S+))|(?<word>"[^"]*"|\S+))/g;

/** @throws {Refusal} for a qualifier that the sandbox does not know: nothing is found by accident. */
export function searchIssues(search: Search, query: string): readonly Issue[] {
  const tests: Test[] = [];
  const repositories: Repository[] = [];
  for (const { groups = {} } of query.matchAll(term)) {
    const value = groups["quoted"] ?? groups["value"] ?? "";
    const key = groups["key"];
    if (key === "repo") repositories.push(...repositoriesNamed(search, value));
    else if (key === "org" || key === "user") repositories.push(...repositoriesOf(search, value));
    else if (key !== "sort") {
      const test = key === undefined ? containsText(groups["word"] ?? "") : qualifier(search, key, value);
      tests.push(groups["not"] === "-" ? (issue) => !test(issue) : test);
    }
  }
  const isScoped = /(?:^|\s)(?:repo|org|user):/.test(query);
  const all = isScoped
    ? repositories
    : search.view.state.repositories.all().filter(({ id }) => isVisible(search, id));
  return all
    .flatMap(({ id }) => search.view.state.issues.by("repository", id))
    .filter((issue) => issue.gone === null && tests.every((test) => test(issue)));
}

export function sortOf(query: string): {
  readonly field: "createdAt" | "updatedAt";
  readonly direction: "ASC" | "DESC";
} {
  const wanted = /(?:^|\s)sort:(?<field>created|updated)(?:-(?<direction>asc|desc))?/.exec(query)?.groups;
  return {
    field: wanted?.["field"] === "updated" ? "updatedAt" : "createdAt",
    direction: wanted?.["direction"] === "asc" ? "ASC" : "DESC",
  };
}

function repositoriesNamed(search: Search, name: string): readonly Repository[] {
  const [owner = "", repo = ""] = name.split("/");
  const found = findRepository(search.view.state, owner, repo);
  return found !== undefined && isVisible(search, found.id) ? [found] : [];
}

function repositoriesOf(search: Search, login: string): readonly Repository[] {
  const { state } = search.view;
  return state.repositories
    .all()
    .filter(({ id, ownerId }) => state.accounts.at(ownerId).login === login && isVisible(search, id));
}

function qualifier(search: Search, key: string, value: string): Test {
  const { state } = search.view;
  const loginOf = (id: number): string => state.accounts.at(id).login;
  switch (key) {
    case "is":
    case "state":
    case "type":
      return kindOrState(search, value);
    case "label":
      return ({ labelIds }) =>
        labelIds.some((id) => state.labels.at(id).name.toLowerCase() === value.toLowerCase());
    case "author":
      return ({ authorId }) => loginOf(authorId) === value;
    case "assignee":
      return ({ assigneeIds }) => assigneeIds.some((id) => loginOf(id) === value);
    case "no":
      return withoutAny(value);
    case "updated":
      return ({ updatedAt }) => isWithin(updatedAt, value);
    case "created":
      return ({ createdAt }) => isWithin(createdAt, value);
    case "closed":
      return ({ closedAt }) => closedAt !== null && isWithin(closedAt, value);
    default:
      throw unknownQualifier(`${key}:${value}`);
  }
}

function kindOrState({ view }: Search, value: string): Test {
  const pullOf = (issue: Issue) => view.state.pullRequests.firstBy("issue", issue.id);
  switch (value) {
    case "issue":
      return ({ isPullRequest }) => !isPullRequest;
    case "pr":
    case "pull-request":
      return ({ isPullRequest }) => isPullRequest;
    case "open":
    case "closed":
      return ({ state }) => state === value;
    case "merged":
      return (issue) => (pullOf(issue)?.mergedAt ?? null) !== null;
    case "draft":
      return (issue) => pullOf(issue)?.isDraft === true;
    default:
      throw unknownQualifier(`is:${value}`);
  }
}

function withoutAny(value: string): Test {
  if (value === "label") return ({ labelIds }) => labelIds.length === 0;
  if (value === "assignee") return ({ assigneeIds }) => assigneeIds.length === 0;
  throw unknownQualifier(`no:${value}`);
}

/** `>2026-01-01`, `>=…`, `<…`, `<=…`, `a..b`, or a day. */
function isWithin(instant: string, wanted: string): boolean {
  const at = Date.parse(instant);
  const [from, to] = wanted.split("..");
  if (from !== undefined && to !== undefined) return at >= startOf(from) && at <= startOf(to);
  const { sign = "", day = "" } = /^(?<sign>[<>]=?)?(?<day>.*)$/.exec(wanted)?.groups ?? {};
  switch (sign) {
    case ">":
      return at > startOf(day);
    case ">=":
      return at >= startOf(day);
    case "<":
      return at < startOf(day);
    case "<=":
      return at <= startOf(day);
    default:
      return instant.startsWith(day);
  }
}

function startOf(instant: string): number {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw unknownQualifier(instant);
  return at;
}

function containsText(word: string): Test {
  const text = word.replaceAll('"', "").toLowerCase();
  return ({ title, body }) => `${title}\n${body ?? ""}`.toLowerCase().includes(text);
}

function isVisible({ view, caller }: Search, repositoryId: number): boolean {
  return canSee(view.state, caller, view.state.repositories.at(repositoryId));
}

function unknownQualifier(what: string): Refusal {
  return new Refusal(501, `sandbox does not implement searching by ${what}`);
}
