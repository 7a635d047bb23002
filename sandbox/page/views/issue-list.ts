import { type Content, type Html, html } from "../html.ts";
import { findLabel } from "../../state/lookup.ts";
import type { Issue } from "../../state/issue.ts";
import { type IconName, icon } from "../parts/icon.ts";
import { accountName, loginOf } from "../parts/account.ts";
import { labelPills } from "../parts/label.ts";
import { moment } from "../parts/moment.ts";
import { repositoryHead, type Tab } from "../parts/repository-navigation.ts";
import { stateIcon } from "../parts/standing.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

type Selection = {
  readonly title: string;
  readonly tab: Tab;
  readonly sign: IconName;
  readonly has: (issue: Issue) => boolean;
  /** Beside the title. */
  readonly create: Content;
};

export function issueList(visit: RepositoryVisit): Page {
  return list(visit, {
    title: "Issues",
    tab: "Issues",
    sign: "open",
    has: ({ isPullRequest }) => !isPullRequest,
    create: html`<a class="button primary" href="${visit.path}/issues/new">New issue</a>`,
  });
}

export function pullRequestList(visit: RepositoryVisit): Page {
  return list(visit, {
    title: "Pull requests",
    tab: "Pull requests",
    sign: "pull",
    has: ({ isPullRequest }) => isPullRequest,
    create: html`<a class="button primary" href="${visit.path}/compare">New pull request</a>`,
  });
}

/** Issues and pull requests with a label. `null`: the repository has no such label. */
export function labelledList(visit: RepositoryVisit): Page | null {
  const { desk, repository, path, parameters } = visit;
  const label = findLabel(desk.github.state, repository.id, parameters["label"] ?? "");
  if (label === undefined) return null;
  return list(visit, {
    title: `Labelled ${label.name}`,
    tab: "Issues",
    sign: "open",
    has: ({ labelIds }) => labelIds.includes(label.id),
    create: html`<a class="button" href="${path}/labels">All labels</a>`,
  });
}

function list(visit: RepositoryVisit, { title, tab, sign, has, create }: Selection): Page {
  const { desk, repository, path, url } = visit;
  const { state } = desk.github;
  const wanted = url.searchParams.get("state") === "closed" ? "closed" : "open";
  const all = state.issues
    .by("repository", repository.id)
    .filter((issue) => has(issue) && issue.gone === null)
    .toReversed();
  const shown = all.filter((issue) => issue.state === wanted);
  const count = (one: "open" | "closed") => all.filter((issue) => issue.state === one).length;
  const filter = (one: "open" | "closed") =>
    html`<a href="?state=${one}" ${one === wanted ? html`aria-current="true"` : null}
      >${icon(one === "open" ? sign : "check")}${count(one)} ${one}</a
    >`;
  const main = html`${repositoryHead(visit, tab)}
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
