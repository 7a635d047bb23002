import { authorAssociation } from "../../representation/author-association.ts";
import type { Issue } from "../../state/issue.ts";
import type { TimelineEvent } from "../../state/timeline.ts";
import { type Content, type Html, html } from "../html.ts";
import { renderMarkdown } from "../markdown/render-markdown.ts";
import { numberAddress } from "../number-address.ts";
import type { RepositoryVisit } from "../visit.ts";
import { accountName, avatar, loginOf } from "./account.ts";
import { eventSign, reviewSign } from "./event-sign.ts";
import { foldLabelChanges } from "./label-changes.ts";
import { labelPill } from "./label.ts";
import { moment } from "./moment.ts";
import { reactionsOf } from "./reactions.ts";
import { tellEvent } from "./tell-event.ts";

type Remark = {
  readonly id: string;
  readonly authorId: number;
  readonly at: string;
  readonly body: string;
  readonly verb: string;
  readonly notes: readonly string[];
  readonly reactions: Html | null;
};

/** The description of an issue or pull request and all that happened since, oldest first. */
export function conversation(visit: RepositoryVisit, issue: Issue): Html {
  const { state } = visit.desk.github;
  const opening = remark(visit, {
    id: "description",
    authorId: issue.authorId,
    at: issue.createdAt,
    body: issue.body ?? "*No description provided.*",
    verb: "opened",
    notes: [],
    reactions: reactionsOf(state, { kind: "issue", id: issue.id }),
  });
  const entries = foldLabelChanges(state.timeline.by("issue", issue.id)).map((each) =>
    each.kind === "event"
      ? entry(visit, issue, each.event)
      : row(eventSign("labeled"), [
          accountName(state, each.actorId),
          each.added.length === 0 ? null : html`added ${each.added.map(labelPill)}`,
          each.removed.length === 0
            ? null
            : html`${each.added.length === 0 ? "" : "and "}removed ${each.removed.map(labelPill)}`,
          moment(each.at),
        ]),
  );
  return html`<ol class="timeline">
    ${[opening, ...entries]}
  </ol>`;
}

function entry(visit: RepositoryVisit, issue: Issue, event: TimelineEvent): Html | null {
  const { state } = visit.desk.github;
  const { detail } = event;
  if (detail.kind === "reviewed") return review(visit, detail.reviewId);
  if (detail.kind !== "commented") {
    return row(eventSign(detail.kind), [
      accountName(state, event.actorId),
      tellEvent(visit, detail),
      moment(event.createdAt),
    ]);
  }
  const comment = state.comments.find(detail.commentId);
  if (comment === undefined) return null;
  return remark(visit, {
    id: `issuecomment-${String(comment.id)}`,
    authorId: comment.authorId,
    at: comment.createdAt,
    body: comment.body,
    verb: "commented",
    notes: [
      ...(comment.lastEdit === null ? [] : ["edited"]),
      ...(comment.authorId === issue.authorId ? ["Author"] : []),
    ],
    reactions: reactionsOf(state, { kind: "issue-comment", id: comment.id }),
  });
}

const verdicts = {
  APPROVED: "approved these changes",
  CHANGES_REQUESTED: "requested changes",
  COMMENTED: "reviewed",
  DISMISSED: "reviewed; the review was dismissed",
  PENDING: "began a review",
} as const;

function review(visit: RepositoryVisit, reviewId: number): Html {
  const { state } = visit.desk.github;
  const { id, authorId, submittedAt, createdAt, body, state: verdict } = state.reviews.at(reviewId);
  const at = submittedAt ?? createdAt;
  const head = html`<div class="event">
    ${reviewSign(verdict)}
    <div>${accountName(state, authorId)} ${verdicts[verdict]} ${moment(at)}</div>
  </div>`;
  const said = html`<article class="review-body">
    <header><strong>${loginOf(state, authorId)}</strong> left a comment</header>
    ${renderMarkdown(body, numberAddress(visit))}
  </article>`;
  return html`<li class="remark review-remark" id="pullrequestreview-${id}">
    ${head}${body === "" ? null : said}
  </li>`;
}

function row(sign: Html, words: Content): Html {
  return html`<li class="event">
    ${sign}
    <div>${words}</div>
  </li>`;
}

function remark(visit: RepositoryVisit, { id, authorId, at, body, verb, notes, reactions }: Remark): Html {
  const { state } = visit.desk.github;
  const account = state.accounts.find(authorId);
  const isBot = account?.kind === "bot";
  return html`<li class="remark" id="${id}">
    ${avatar(authorId, 40)}
    <article>
      <header>
        <strong>${loginOf(state, authorId)}</strong>${isBot ? html` <span class="bot">bot</span>` : null}
        ${verb} ${moment(at)}
        ${notes.map((note) => html`<span class="note">${note}</span>`)}${associationNote(visit, authorId, isBot)}
      </header>
      ${renderMarkdown(body, numberAddress(visit))}${reactions}
    </article>
  </li>`;
}

function associationNote({ desk, repository }: RepositoryVisit, authorId: number, isBot: boolean) {
  const association = isBot ? "NONE" : authorAssociation(desk.github.state, repository, authorId);
  if (association === "NONE") return null;
  return html`<span class="note">${association.slice(0, 1)}${association.slice(1).toLowerCase()}</span>`;
}
