import { findIssue } from "../../state/lookup.ts";
import type { Issue } from "../../state/issue.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import { type Html, html } from "../html.ts";
import { accountName, loginOf } from "../parts/account.ts";
import { commentForm } from "../parts/comment-form.ts";
import { conversation } from "../parts/conversation.ts";
import { counted } from "../parts/counted.ts";
import { diffOf } from "../parts/diff.ts";
import { icon } from "../parts/icon.ts";
import { mergeBox } from "../parts/merge-box.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import { reviewForm } from "../parts/review-form.ts";
import { sidebar } from "../parts/sidebar.ts";
import { statePill } from "../parts/standing.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

export async function pullRequestPage(visit: RepositoryVisit): Promise<Page | null> {
  const found = find(visit);
  if (found === null) return null;
  const { issue, pull } = found;
  const main = html`${headOf(visit, issue, pull)}
    <div class="with-sidebar">
      <div>
        <div data-live="conversation">${conversation(visit, issue)}</div>
        <div data-live="merging">${await mergeBox(visit, issue, pull)}</div>
        ${reviewForm(visit, pull)} ${commentForm(visit, issue)}
      </div>
      <div>
        <section class="reviewers" aria-labelledby="reviewers">
          <h2 id="reviewers">Reviewers</h2>
          <div data-live="reviewers">${reviewers(visit, pull)}</div>
        </section>
        ${sidebar(visit, issue)}
      </div>
    </div>`;
  return { title: `${issue.title} #${String(issue.number)}`, main };
}

export async function pullRequestFiles(visit: RepositoryVisit): Promise<Page | null> {
  const found = find(visit);
  if (found === null) return null;
  const { issue, pull } = found;
  const { git } = visit.desk.view;
  const { files } = await git.threeDotDiff(pull.repositoryId, pull.baseSha, pull.headSha);
  const main = html`${headOf(visit, issue, pull)}
    <div data-live="files">${diffOf(files)}</div>
    ${reviewForm(visit, pull)}`;
  return { title: `Files of #${String(issue.number)}`, main };
}

function find(visit: RepositoryVisit): { readonly issue: Issue; readonly pull: PullRequest } | null {
  const { state } = visit.desk.github;
  const issue = findIssue(state, visit.repository.id, Number(visit.parameters["number"]));
  const pull = issue === undefined ? undefined : state.pullRequests.firstBy("issue", issue.id);
  return issue === undefined || pull === undefined ? null : { issue, pull };
}

function headOf(visit: RepositoryVisit, issue: Issue, pull: PullRequest): Html {
  const { desk, path } = visit;
  const { state } = desk.github;
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
    <nav class="parts" aria-label="Parts of the pull request">
      ${part(visit, `${path}/pull/${String(issue.number)}`, html`${icon("comment")}Conversation`)}
      ${part(visit, `${path}/pull/${String(issue.number)}/files`, html`${icon("code")}Files changed`)}
    </nav>`;
}

function part({ url }: RepositoryVisit, address: string, content: Html): Html {
  return address === url.pathname
    ? html`<a href="${address}" aria-current="page">${content}</a>`
    : html`<a href="${address}">${content}</a>`;
}

function reviewers({ desk }: RepositoryVisit, pull: PullRequest): Html {
  const { state } = desk.github;
  const given = new Map(
    state.reviews
      .by("pullRequest", pull.id)
      .filter(({ state }) => state !== "PENDING")
      .map((review) => [review.authorId, review.state.toLowerCase().replaceAll("_", " ")]),
  );
  for (const id of pull.requestedReviewerIds) given.set(id, "asked");
  if (given.size === 0) return html`<p>Nobody yet</p>`;
  const rows = [...given].map(
    ([id, word]) => html`<li>${accountName(state, id)} <span class="meta">${word}</span></li>`,
  );
  return html`<ul class="plain">
    ${rows}
  </ul>`;
}
