import { showAccount, showTeam } from "../../representation/account.ts";
import { showPullRequest, showPullRequestInFull } from "../../representation/pull-request.ts";
import { showReview, showReviewComment } from "../../representation/review.ts";
import type { View } from "../../representation/view.ts";
import { nodeId } from "../../state/node-id.ts";
import type { Occurrence } from "../../state/occurrence.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import type { Body } from "./body.ts";
import { detailsOf } from "./issue.ts";

type About = Extract<
  Occurrence,
  {
    readonly event:
      | "pull_request"
      | "pull_request_review"
      | "pull_request_review_comment"
      | "pull_request_review_thread";
  }
>;

export function renderPullRequest(view: View, occurrence: About): Body {
  const { state } = view;
  switch (occurrence.event) {
    case "pull_request":
      return renderOwn(view, occurrence);
    case "pull_request_review": {
      const review = state.reviews.at(occurrence.reviewId);
      const shown = showReview(view, review);
      return {
        repositoryId: review.repositoryId,
        body: {
          review: {
            ...shown,
            state: shown.state.toLowerCase(),
            submitted_at: review.submittedAt,
            updated_at: review.updatedAt,
          },
          pull_request: showPullRequest(view, state.pullRequests.at(review.pullRequestId)),
          ...(occurrence.action === "edited" ? { changes: occurrence.changes } : {}),
        },
      };
    }
    case "pull_request_review_comment": {
      const comment = state.reviewComments.at(occurrence.commentId);
      return {
        repositoryId: comment.repositoryId,
        body: {
          comment: showReviewComment(view, comment),
          pull_request: showPullRequest(view, state.pullRequests.at(comment.pullRequestId)),
          ...(occurrence.action === "edited" ? { changes: occurrence.changes } : {}),
        },
      };
    }
    case "pull_request_review_thread": {
      const thread = state.reviewThreads.at(occurrence.threadId);
      return {
        repositoryId: thread.repositoryId,
        body: {
          thread: {
            node_id: nodeId("PullRequestReviewThread", thread.repositoryId, thread.id),
            comments: state.reviewComments
              .by("thread", thread.id)
              .map((comment) => showReviewComment(view, comment)),
          },
          pull_request: showPullRequest(view, state.pullRequests.at(thread.pullRequestId)),
        },
      };
    }
    default:
      return occurrence satisfies never;
  }
}

function renderOwn(view: View, occurrence: Extract<About, { readonly event: "pull_request" }>): Body {
  const pull = pullOf(view, occurrence.issueId);
  return {
    repositoryId: pull.repositoryId,
    body: {
      number: pull.number,
      pull_request: showPullRequestInFull(view, pull),
      ...detailsOf(view, occurrence),
      ...reviewerOf(view, occurrence),
      ...(occurrence.action === "synchronize" ? { before: occurrence.before, after: occurrence.after } : {}),
    },
  };
}

function reviewerOf(view: View, occurrence: Extract<About, { readonly event: "pull_request" }>) {
  if ("reviewerId" in occurrence) {
    return { requested_reviewer: showAccount(view, view.state.accounts.at(occurrence.reviewerId)) };
  }
  if ("teamId" in occurrence) {
    return { requested_team: showTeam(view, view.state.teams.at(occurrence.teamId)) };
  }
  return {};
}

function pullOf({ state }: View, issueId: number): PullRequest {
  const pull = state.pullRequests.firstBy("issue", issueId);
  if (pull === undefined) throw new Error(`issue ${String(issueId)} has no pull request`);
  return pull;
}
