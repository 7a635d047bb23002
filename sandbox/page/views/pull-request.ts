import { findIssue } from "../../state/lookup.ts";
import type { Issue } from "../../state/issue.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import { type Html, html } from "../html.ts";
import { accountName, loginOf } from "../parts/account.ts";
import { commentForm } from "../parts/comment-form.ts";
import { conversation } from "../parts/conversation.ts";
import { diffOf } from "../parts/diff.ts";
import { mergeBox } from "../parts/merge-box.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import { reviewForm } from "../parts/review-form.ts";
import { sidebar } from "../parts/sidebar.ts";
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
        <section aria-labelledby="reviewers">
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

function headOf({ desk, path }: RepositoryVisit, issue: Issue, pull: PullRequest): Html {
  const { state } = desk.github;
  const standing =
    pull.mergedAt !== null ? "merged" : issue.state === "open" && pull.isDraft ? "draft" : issue.state;
  return html`${repositoryHead(path, "Pull requests")}
    <div data-live="head">
      <h1>${issue.title} <span class="number">#${issue.number}</span></h1>
      <p class="meta">
        <span class="state ${standing}">${standing}</span> ${loginOf(state, issue.authorId)} wants
        <code>${pull.headRef}</code> in <code>${pull.baseRef}</code> · ${counted(pull.commits, "commit")} ·
        ${counted(pull.changedFiles, "file")} · <span class="added">+${pull.additions}</span>
        <span class="removed">−${pull.deletions}</span>
      </p>
    </div>
    <p class="filters">
      <a href="${path}/pull/${issue.number}">Conversation</a>
      <a href="${path}/pull/${issue.number}/files">Files changed</a>
    </p>`;
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

function counted(count: number, thing: string): string {
  return `${String(count)} ${thing}${count === 1 ? "" : "s"}`;
}
