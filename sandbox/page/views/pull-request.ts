import type { PullRequest } from "../../state/pull-request.ts";
import { type Html, html } from "../html.ts";
import { accountName } from "../parts/account.ts";
import { commentForm } from "../parts/comment-form.ts";
import { conversation } from "../parts/conversation.ts";
import { mergeBox } from "../parts/merge-box.ts";
import { findPullRequest, pullRequestHead } from "../parts/pull-request-head.ts";
import { reviewForm } from "../parts/review-form.ts";
import { sidebar } from "../parts/sidebar.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

export async function pullRequestPage(visit: RepositoryVisit): Promise<Page | null> {
  const found = findPullRequest(visit);
  if (found === null) return null;
  const { issue, pull } = found;
  const main = html`${pullRequestHead(visit, found)}
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
