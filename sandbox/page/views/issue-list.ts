import { type Html, html } from "../html.ts";
import type { Issue } from "../../state/issue.ts";
import { icon } from "../parts/icon.ts";
import { accountName, loginOf } from "../parts/account.ts";
import { labelPills } from "../parts/label.ts";
import { moment } from "../parts/moment.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import { stateIcon } from "../parts/standing.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

export function issueList(visit: RepositoryVisit): Page {
  return list(visit, false);
}

export function pullRequestList(visit: RepositoryVisit): Page {
  return list(visit, true);
}

function list(visit: RepositoryVisit, arePullRequests: boolean): Page {
  const { desk, repository, path, url } = visit;
  const { state } = desk.github;
  const wanted = url.searchParams.get("state") === "closed" ? "closed" : "open";
  const all = state.issues
    .by("repository", repository.id)
    .filter((issue) => issue.isPullRequest === arePullRequests && issue.gone === null)
    .toReversed();
  const shown = all.filter((issue) => issue.state === wanted);
  const title = arePullRequests ? "Pull requests" : "Issues";
  const create = arePullRequests
    ? html`<a class="button primary" href="${path}/compare">New pull request</a>`
    : html`<a class="button primary" href="${path}/issues/new">New issue</a>`;
  const count = (one: "open" | "closed") => all.filter((issue) => issue.state === one).length;
  const filter = (one: "open" | "closed") =>
    html`<a href="?state=${one}" ${one === wanted ? html`aria-current="true"` : null}
      >${icon(one === "open" ? (arePullRequests ? "pull" : "open") : "check")}${count(one)} ${one}</a
    >`;
  const main = html`${repositoryHead(visit, title)}
    <div class="title-row">
      <h1>${title}</h1>
      ${create}
    </div>
    <div class="box" data-live="list">
      <p class="filters">${filter("open")} ${filter("closed")}</p>
      ${
        shown.length === 0
          ? html`<p class="empty">Nothing here.</p>`
          : html`<ul class="rows">
              ${shown.map((issue) => row(visit, issue))}
            </ul>`
      }
    </div>`;
  return { title: `${title} of ${path.slice(1)}`, main };
}

function row({ desk, path }: RepositoryVisit, issue: Issue): Html {
  const { state } = desk.github;
  const kind = issue.isPullRequest ? "pull" : "issues";
  const pull = state.pullRequests.firstBy("issue", issue.id) ?? null;
  return html`<li class="issue">
    ${stateIcon(issue, pull)}
    <div>
      <a href="${path}/${kind}/${issue.number}">${issue.title}</a> ${labelPills(state, issue)}
      <p class="meta">
        #${issue.number} opened ${moment(issue.createdAt)} by ${loginOf(state, issue.authorId)}
      </p>
    </div>
    <div class="meta">${issue.assigneeIds.map((id) => accountName(state, id))}</div>
  </li>`;
}
