import { z } from "zod";
import { deleteReviewComment, editReviewComment, replyToThread } from "../operations/review-comments.ts";
import { createReview } from "../operations/review-pull-request.ts";
import { showReviewComment } from "../representation/review.ts";
import type { ReviewComment } from "../state/pull-request.ts";
import { notFound } from "../state/refusal.ts";
import { created, noContent, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { pullOf } from "./pulls.ts";
import { isVisible, reviewOf } from "./reviews.ts";

const NewComment = z.object({
  body: z.string(),
  commit_id: z.string(),
  path: z.string(),
  line: z.number().optional(),
  position: z.number().optional(),
  side: z.enum(["LEFT", "RIGHT"]).default("RIGHT"),
});

export const reviewCommentHandlers = {
  "pulls/list-review-comments": async (exchange) => {
    const comments = exchange.view.state.reviewComments.by("pullRequest", pullOf(exchange).id);
    return exchange.page(comments, (comment) => showReviewComment(exchange.view, comment));
  },

  "pulls/list-comments-for-review": async (exchange) => {
    const comments = exchange.view.state.reviewComments.by("review", reviewOf(exchange).id);
    return exchange.page(comments, (comment) => showReviewComment(exchange.view, comment));
  },

  "pulls/create-review-comment": (exchange) => {
    const { body, commit_id, path, line, position, side } = exchange.read(NewComment);
    const review = createReview(exchange.github, exchange.actor, {
      pullId: pullOf(exchange).id,
      verdict: "COMMENT",
      body: "",
      commitSha: commit_id,
      comments: [{ path, body, line: line ?? position ?? null, side }],
    });
    const comment = exchange.github.state.reviewComments.firstBy("review", review.id);
    if (comment === undefined) throw notFound();
    return created(showReviewComment(exchange.view, comment));
  },

  "pulls/create-reply-for-review-comment": (exchange) => {
    const { body } = exchange.read(z.object({ body: z.string() }));
    const answered = exchange.github.state.reviewComments.find(exchange.integer("comment_id"));
    if (answered?.pullRequestId !== pullOf(exchange).id) throw notFound();
    const comment = replyToThread(exchange.github, exchange.actor, answered.threadId, body);
    return created(showReviewComment(exchange.view, comment));
  },

  "pulls/get-review-comment": (exchange) => ok(showReviewComment(exchange.view, reviewCommentOf(exchange))),

  "pulls/update-review-comment": (exchange) => {
    const { id } = findToChange(exchange);
    const { body } = exchange.read(z.object({ body: z.string() }));
    const after = editReviewComment(exchange.github, exchange.actor, id, body);
    return ok(showReviewComment(exchange.view, after));
  },

  "pulls/delete-review-comment": (exchange) => {
    deleteReviewComment(exchange.github, exchange.actor, findToChange(exchange).id);
    return noContent();
  },
} satisfies Handlers;

export function reviewCommentOf(exchange: Exchange): ReviewComment {
  const { reviewComments, reviews } = exchange.view.state;
  const comment = reviewComments.find(exchange.integer("comment_id"));
  if (comment?.repositoryId !== exchange.repository.id) throw notFound();
  if (!isVisible(exchange, reviews.at(comment.reviewId))) throw notFound();
  return comment;
}

function findToChange(exchange: Exchange): ReviewComment {
  const comment = reviewCommentOf(exchange);
  exchange.demandRoleUnlessAuthor(comment.authorId, "write");
  return comment;
}
