import { z } from "zod";
import {
  createReview,
  deletePendingReview,
  dismissReview,
  editReview,
  submitReview,
} from "../operations/review-pull-request.ts";
import { showReview } from "../representation/review.ts";
import type { Review } from "../state/pull-request.ts";
import { forbidden, notFound } from "../state/refusal.ts";
import { ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { pullOf } from "./pulls.ts";

const Verdict = z.enum(["APPROVE", "REQUEST_CHANGES", "COMMENT"]);

const Comment = z
  .object({
    path: z.string(),
    body: z.string(),
    line: z.number().optional(),
    position: z.number().optional(),
    side: z.enum(["LEFT", "RIGHT"]).default("RIGHT"),
  })
  .transform(({ path, body, line, position, side }) => ({
    path,
    body,
    line: line ?? position ?? null,
    side,
  }));

const NewReview = z.object({
  commit_id: z.string().optional(),
  body: z.string().default(""),
  event: Verdict.optional(),
  comments: z.array(Comment).default([]),
});

const Submission = z.object({ body: z.string().default(""), event: Verdict });

export const reviewHandlers = {
  "pulls/list-reviews": async (exchange) => {
    const reviews = exchange.view.state.reviews
      .by("pullRequest", pullOf(exchange).id)
      .filter((review) => isVisible(exchange, review));
    return exchange.page(reviews, (review) => showReview(exchange.view, review));
  },

  "pulls/create-review": (exchange) => {
    const { commit_id, body, event, comments } = exchange.read(NewReview);
    const review = createReview(exchange.github, exchange.actor, {
      pullId: pullOf(exchange).id,
      verdict: event ?? null,
      body,
      comments,
      ...(commit_id === undefined ? {} : { commitSha: commit_id }),
    });
    return ok(showReview(exchange.view, review));
  },

  "pulls/get-review": (exchange) => ok(showReview(exchange.view, reviewOf(exchange))),

  "pulls/update-review": (exchange) => {
    const review = findOwn(exchange);
    const { body } = exchange.read(z.object({ body: z.string() }));
    return ok(showReview(exchange.view, editReview(exchange.github, exchange.actor, review.id, body)));
  },

  "pulls/submit-review": (exchange) => {
    const { body, event } = exchange.read(Submission);
    const review = submitReview(exchange.github, exchange.actor, findOwn(exchange).id, event, body);
    return ok(showReview(exchange.view, review));
  },

  "pulls/dismiss-review": (exchange) => {
    const { message } = exchange.read(z.object({ message: z.string() }));
    const review = dismissReview(exchange.github, exchange.actor, reviewOf(exchange).id, message);
    return ok(showReview(exchange.view, review));
  },

  "pulls/delete-pending-review": (exchange) => {
    const review = findOwn(exchange);
    const shown = showReview(exchange.view, review);
    deletePendingReview(exchange.github, exchange.actor, review.id);
    return ok(shown);
  },
} satisfies Handlers;

export function reviewOf(exchange: Exchange): Review {
  const review = exchange.view.state.reviews.find(exchange.integer("review_id"));
  if (review?.pullRequestId !== pullOf(exchange).id || !isVisible(exchange, review)) throw notFound();
  return review;
}

function findOwn(exchange: Exchange): Review {
  const review = reviewOf(exchange);
  if (review.authorId !== exchange.actor.accountId) throw forbidden("You can only change your own review.");
  return review;
}

/** What is pending only its author sees. */
export function isVisible(exchange: Exchange, review: Review): boolean {
  return review.state !== "PENDING" || review.authorId === exchange.viewerId;
}
