import { z } from "zod";
import { replyToThread } from "../operations/review-comments.ts";
import { createReview } from "../operations/review-pull-request.ts";
import { showReviewComment } from "../representation/review.ts";
import { notFound } from "../state/refusal.ts";
import { created, type Handlers } from "./answer.ts";
import { pullOf } from "./pulls.ts";
import { reviewOf } from "./reviews.ts";

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
} satisfies Handlers;
