import type { Issue } from "../../state/issue.ts";
import type { TimelineEvent } from "../../state/timeline.ts";
import { type Html, html } from "../html.ts";
import { renderMarkdown } from "../markdown/render-markdown.ts";
import type { RepositoryVisit } from "../visit.ts";
import { accountName } from "./account.ts";
import { moment } from "./moment.ts";
import { reactionsOf } from "./reactions.ts";
import { tellEvent } from "./tell-event.ts";

type Remark = {
  readonly id: string;
  readonly authorId: number;
  readonly at: string;
  readonly body: string;
  readonly note?: string;
  readonly reactions?: Html | null;
};

/** The description of an issue or pull request and all that happened since, oldest first. */
export function conversation(visit: RepositoryVisit, issue: Issue): Html {
  const { state } = visit.desk.github;
  const events = state.timeline.by("issue", issue.id);
  const opening = remark(visit, {
    id: "description",
    authorId: issue.authorId,
    at: issue.createdAt,
    body: issue.body ?? "*No description.*",
    reactions: reactionsOf(state, { kind: "issue", id: issue.id }),
  });
  return html`<ol class="timeline">
    ${[opening, ...events.map((event) => entry(visit, event))]}
  </ol>`;
}

function entry(visit: RepositoryVisit, event: TimelineEvent): Html | null {
  const { state } = visit.desk.github;
  const { detail } = event;
  if (detail.kind === "commented") {
    const comment = state.comments.find(detail.commentId);
    if (comment === undefined) return null;
    return remark(visit, {
      id: `issuecomment-${String(comment.id)}`,
      authorId: comment.authorId,
      at: comment.createdAt,
      body: comment.body,
      ...(comment.lastEdit === null ? {} : { note: "edited" }),
      reactions: reactionsOf(state, { kind: "issue-comment", id: comment.id }),
    });
  }
  if (detail.kind === "reviewed") {
    const review = state.reviews.at(detail.reviewId);
    const verdict = review.state.toLowerCase().replaceAll("_", " ");
    return remark(visit, {
      id: `pullrequestreview-${String(review.id)}`,
      authorId: review.authorId,
      at: review.submittedAt ?? review.createdAt,
      body: review.body,
      note: `review: ${verdict}`,
    });
  }
  return html`<li class="event">
    ${accountName(state, event.actorId)} ${tellEvent(visit, detail)} ${moment(event.createdAt)}
  </li>`;
}

function remark(visit: RepositoryVisit, { id, authorId, at, body, note, reactions }: Remark): Html {
  const { state } = visit.desk.github;
  const account = state.accounts.find(authorId);
  return html`<li class="remark" id="${id}">
    <article>
      <header>
        ${accountName(state, authorId)} ${account?.kind === "bot" ? html`<span class="bot">bot</span>` : null}
        ${moment(at)} ${note === undefined ? null : html`<span class="note">${note}</span>`}
      </header>
      ${renderMarkdown(body, visit.path)}${reactions ?? null}
    </article>
  </li>`;
}
