import { findIssue } from "../../state/lookup.ts";
import { html } from "../html.ts";
import { loginOf } from "../parts/account.ts";
import { commentForm } from "../parts/comment-form.ts";
import { conversation } from "../parts/conversation.ts";
import { moment } from "../parts/moment.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import { sidebar } from "../parts/sidebar.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** `null`: no such issue. */
export function issuePage(visit: RepositoryVisit): Page | null {
  const { desk, repository, path, parameters } = visit;
  const { state } = desk.github;
  const issue = findIssue(state, repository.id, Number(parameters["number"]));
  if (issue === undefined || issue.gone !== null || issue.isPullRequest) return null;
  const main = html`${repositoryHead(path, "Issues")}
    <div data-live="head">
      <h1>${issue.title} <span class="number">#${issue.number}</span></h1>
      <p class="meta">
        <span class="state ${issue.state}">${issue.state}</span> opened by ${loginOf(state, issue.authorId)},
        ${moment(issue.createdAt)}
      </p>
    </div>
    <div class="with-sidebar">
      <div>
        <div data-live="conversation">${conversation(visit, issue)}</div>
        ${commentForm(visit, issue)}
      </div>
      ${sidebar(visit, issue)}
    </div>`;
  return { title: `${issue.title} #${String(issue.number)}`, main };
}
