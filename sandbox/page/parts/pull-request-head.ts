import { findIssue } from "../../state/lookup.ts";
import type { Issue } from "../../state/issue.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import { type Html, html } from "../html.ts";
import type { RepositoryVisit } from "../visit.ts";
import { loginOf } from "./account.ts";
import { counted } from "./counted.ts";
import { type IconName, icon } from "./icon.ts";
import { repositoryHead } from "./repository-navigation.ts";
import { statePill } from "./standing.ts";

const parts: readonly { readonly name: string; readonly rest: string; readonly sign: IconName }[] = [
  { name: "Conversation", rest: "", sign: "comment" },
  { name: "Commits", rest: "/commits", sign: "commit" },
  { name: "Checks", rest: "/checks", sign: "check" },
  { name: "Files changed", rest: "/files", sign: "code" },
];

type Found = { readonly issue: Issue; readonly pull: PullRequest };

/** The pull request that the address names. `null`: there is none of that number. */
export function findPullRequest({ desk, repository, parameters }: RepositoryVisit): Found | null {
  const { state } = desk.github;
  const issue = findIssue(state, repository.id, Number(parameters["number"]));
  const pull = issue === undefined ? undefined : state.pullRequests.firstBy("issue", issue.id);
  return issue === undefined || pull === undefined ? null : { issue, pull };
}

/** Above each of its pages: what it is, and the way to the others. */
export function pullRequestHead(visit: RepositoryVisit, { issue, pull }: Found): Html {
  const { desk, path, url } = visit;
  const { state } = desk.github;
  const address = `${path}/pull/${String(issue.number)}`;
  const links = parts.map(({ name, rest, sign }) => {
    const content = html`${icon(sign)}${name}`;
    return `${address}${rest}` === url.pathname
      ? html`<a href="${address}${rest}" aria-current="page">${content}</a>`
      : html`<a href="${address}${rest}">${content}</a>`;
  });
  return html`${repositoryHead(visit, "Pull requests")}
    <div class="issue-head" data-live="head">
      <h1>${issue.title} <span class="number">#${issue.number}</span></h1>
      <p class="meta">
        ${statePill(issue, pull)} <strong>${loginOf(state, issue.authorId)}</strong>
        ${pull.mergedAt === null ? "wants to merge" : "merged"} ${counted(pull.commits, "commit")} into
        <code>${pull.baseRef}</code> from <code>${pull.headRef}</code> · ${counted(pull.changedFiles, "file")}
        · <span class="added">+${pull.additions}</span>
        <span class="removed">−${pull.deletions}</span>
      </p>
    </div>
    <nav class="parts" aria-label="Parts of the pull request">${links}</nav>`;
}
