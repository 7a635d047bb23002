import { type Html, html } from "../html.ts";
import type { RepositoryVisit } from "../visit.ts";
import { icon } from "./icon.ts";

const tabs = [
  { name: "Code", rest: "", sign: "code" },
  { name: "Issues", rest: "/issues", sign: "open" },
  { name: "Pull requests", rest: "/pulls", sign: "pull" },
  { name: "Discussions", rest: "/discussions", sign: "comment" },
  { name: "Branches", rest: "/branches", sign: "branch" },
] as const;

export type Tab = (typeof tabs)[number]["name"];

/** The head of every page of a repository; `null` for a page beside the tabs. */
export function repositoryHead(visit: RepositoryVisit, current: Tab | null): Html {
  const links = tabs.map(({ name, rest, sign }) => {
    const content = html`${icon(sign)}${name}${tally(visit, name)}`;
    return name === current
      ? html`<a href="${visit.path}${rest}" aria-current="page">${content}</a>`
      : html`<a href="${visit.path}${rest}">${content}</a>`;
  });
  return html`<nav class="tabs" aria-label="Repository ${visit.path.slice(1)}">${links}</nav>`;
}

function tally({ desk, repository }: RepositoryVisit, tab: Tab): Html | null {
  if (tab !== "Issues" && tab !== "Pull requests") return null;
  const isAsked = (isPullRequest: boolean) => isPullRequest === (tab === "Pull requests");
  const open = desk.github.state.issues
    .by("repository", repository.id)
    .filter((issue) => isAsked(issue.isPullRequest) && issue.gone === null && issue.state === "open");
  return html` <span class="tally" data-live="tally-${tab.replaceAll(" ", "-")}">${open.length}</span>`;
}
