import { z } from "zod";
import {
  replyToThread,
  resolveThread,
  startThread,
  unresolveThread,
  type NewReviewComment,
} from "../../operations/review-comments.ts";
import {
  createReview,
  dismissReview,
  editReview,
  submitReview,
} from "../../operations/review-pull-request.ts";
import type { Actor } from "../../state/actor.ts";
import type { Review, ReviewThread } from "../../state/pull-request.ts";
import { demand, isVisible } from "../access.ts";
import { toCursor } from "../connection.ts";
import { GraphRefusal, unknownNode } from "../graph-error.ts";
import type { Field } from "../graph-object.ts";
import { referenceTo } from "../node.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { pullOf } from "./targets.ts";

type Fields = { readonly [name: string]: Field };

const verdict = z.enum(["APPROVE", "REQUEST_CHANGES", "COMMENT"]);
const side = z.enum(["LEFT", "RIGHT"]).nullish();

export function reviewMutations(scope: Scope): Fields {
  return { ...reviewing(scope), ...threads(scope) };
}

const newReview = z.object({
  pullRequestId: z.string(),
  event: verdict.nullish(),
  body: z.string().nullish(),
  commitOID: z.string().nullish(),
  threads: z
    .array(z.object({ path: z.string(), line: z.number(), side, body: z.string() }).nullable())
    .nullish(),
});
const submission = z.object({
  pullRequestId: z.string().nullish(),
  pullRequestReviewId: z.string().nullish(),
  event: verdict,
  body: z.string().nullish(),
});
const reviewChange = z.object({ pullRequestReviewId: z.string(), body: z.string() });
const dismissal = z.object({ pullRequestReviewId: z.string(), message: z.string() });

function reviewing(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    addPullRequestReview: mutation(scope, newReview, (input, actor) => {
      const pull = pullOf(scope, input.pullRequestId);
      demand(scope, pull.repositoryId, "pulls/create-review");
      const review = createReview(github, actor, {
        pullId: pull.id,
        verdict: input.event ?? null,
        body: input.body ?? "",
        ...(input.commitOID ? { commitSha: input.commitOID } : {}),
        comments: (input.threads ?? []).filter((thread) => thread !== null).map(toComment),
      });
      return {
        pullRequestReview: objects.review(review),
        reviewEdge: {
          __typename: "PullRequestReviewEdge",
          cursor: toCursor([review.id]),
          node: objects.review(review),
        },
      };
    }),
    submitPullRequestReview: mutation(scope, submission, (input, actor) => {
      const review = input.pullRequestReviewId
        ? reviewOf(scope, input.pullRequestReviewId)
        : pendingReview(scope, actor, input.pullRequestId ?? "");
      demand(scope, review.repositoryId, "pulls/submit-review");
      refuseOthers(review, actor);
      const body = input.body ?? review.body;
      return { pullRequestReview: objects.review(submitReview(github, actor, review.id, input.event, body)) };
    }),
    updatePullRequestReview: mutation(scope, reviewChange, ({ pullRequestReviewId, body }, actor) => {
      const review = reviewOf(scope, pullRequestReviewId);
      demand(scope, review.repositoryId, "pulls/update-review");
      refuseOthers(review, actor);
      return { pullRequestReview: objects.review(editReview(github, actor, review.id, body)) };
    }),
    dismissPullRequestReview: mutation(scope, dismissal, ({ pullRequestReviewId, message }, actor) => {
      const review = reviewOf(scope, pullRequestReviewId);
      demand(scope, review.repositoryId, "pulls/dismiss-review");
      return { pullRequestReview: objects.review(dismissReview(github, actor, review.id, message)) };
    }),
  };
}

const newThread = z.object({
  pullRequestId: z.string().nullish(),
  pullRequestReviewId: z.string().nullish(),
  path: z.string(),
  line: z.number().nullish(),
  side,
  body: z.string(),
});
const onThread = z.object({ threadId: z.string() });
const reply = z.object({ pullRequestReviewThreadId: z.string(), body: z.string() });

function threads(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    addPullRequestReviewThread: mutation(scope, newThread, (input, actor) => {
      const review = input.pullRequestReviewId
        ? reviewOf(scope, input.pullRequestReviewId)
        : pendingReview(scope, actor, input.pullRequestId ?? "");
      demand(scope, review.repositoryId, "pulls/create-review-comment");
      refuseOthers(review, actor);
      const comment = startThread(github, actor, review, toComment(input));
      return { thread: objects.reviewThread(github.state.reviewThreads.at(comment.threadId)) };
    }),
    addPullRequestReviewThreadReply: mutation(scope, reply, ({ pullRequestReviewThreadId, body }, actor) => {
      const thread = threadOf(scope, pullRequestReviewThreadId);
      demand(scope, thread.repositoryId, "pulls/create-reply-for-review-comment");
      return { comment: objects.reviewComment(replyToThread(github, actor, thread.id, body)) };
    }),
    resolveReviewThread: mutation(scope, onThread, ({ threadId }, actor) => {
      const thread = resolvable(scope, threadId, actor);
      return { thread: objects.reviewThread(resolveThread(github, actor, thread.id)) };
    }),
    unresolveReviewThread: mutation(scope, onThread, ({ threadId }, actor) => {
      const thread = resolvable(scope, threadId, actor);
      return { thread: objects.reviewThread(unresolveThread(github, actor, thread.id)) };
    }),
  };
}

type ThreadInput = {
  readonly path: string;
  readonly line?: number | null | undefined;
  readonly side?: "LEFT" | "RIGHT" | null | undefined;
  readonly body: string;
};

function toComment({ path, line, side, body }: ThreadInput): NewReviewComment {
  return { path, line: line ?? null, side: side ?? "RIGHT", body };
}

function reviewOf(scope: Scope, id: string): Review {
  const review = scope.github.state.reviews.find(referenceTo(id, ["PullRequestReview"]).id);
  if (review === undefined || !isVisible(scope, review.repositoryId)) throw unknownNode(id);
  return review;
}

function pendingReview(scope: Scope, actor: Actor, pullRequestId: string): Review {
  const pull = pullOf(scope, pullRequestId);
  const pending = scope.github.state.reviews
    .by("pullRequest", pull.id)
    .find(({ state, authorId }) => state === "PENDING" && authorId === actor.accountId);
  if (pending === undefined) throw new GraphRefusal("NOT_FOUND", "Could not find a pending review of yours.");
  return pending;
}

function threadOf(scope: Scope, id: string): ReviewThread {
  const thread = scope.github.state.reviewThreads.find(referenceTo(id, ["PullRequestReviewThread"]).id);
  if (thread === undefined || !isVisible(scope, thread.repositoryId)) throw unknownNode(id);
  return thread;
}

/** The author of the pull request may; others need the right to push. */
function resolvable(scope: Scope, id: string, actor: Actor): ReviewThread {
  const thread = threadOf(scope, id);
  const { state } = scope.github;
  const { authorId } = state.issues.at(state.pullRequests.at(thread.pullRequestId).issueId);
  demand(
    scope,
    thread.repositoryId,
    authorId === actor.accountId ? "pulls/update" : "pulls/request-reviewers",
  );
  return thread;
}

function refuseOthers(review: Review, actor: Actor): void {
  if (review.authorId !== actor.accountId)
    throw new GraphRefusal("FORBIDDEN", "You may only change your own reviews.");
}
