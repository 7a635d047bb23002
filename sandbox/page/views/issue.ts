import { findIssue } from "../../state/lookup.ts";
import { html } from "../html.ts";
import { counted } from "../parts/counted.ts";
import { loginOf } from "../parts/account.ts";
import { commentForm } from "../parts/comment-form.ts";
import { conversation } from "../parts/conversation.ts";
import { moment } from "../parts/moment.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import { sidebar } from "../parts/sidebar.ts";
import { statePill } from "../parts/standing.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** `null`: no such issue. */
export function issuePage(visit: RepositoryVisit): Page | null {
  const { desk, repository, parameters } = visit;
  const { state } = desk.github;
  const issue = findIssue(state, repository.id, Number(parameters["number"]));
  if (issue === undefined || issue.gone !== null || issue.isPullRequest) return null;
  const comments = state.comments.by("issue", issue.id).length;
  const main = html`${repositoryHead(visit, "Issues")}
    <div class="issue-head" data-live="head">
      <h1>${issue.title} <span class="number">#${issue.number}</span></h1>
      <p class="meta">
        ${statePill(issue, null)} <strong>${loginOf(state, issue.authorId)}</strong> opened this issue
        ${moment(issue.createdAt)} · ${counted(comments, "comment")}
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
