import { z } from "zod";
import { CommitSha } from "../../../domain/ids.ts";
import { AccountPayload } from "../account.ts";
import { GithubTime } from "../github-time.ts";
import { PullRequestPayload, RepositoryPayload } from "./payload.ts";
import { hints, ignored, reading } from "./reading.ts";

const Payload = z.object({
  action: z.string(),
  review: z.object({
    node_id: z.string().min(1),
    user: AccountPayload.nullable(),
    state: z.string(),
    commit_id: CommitSha.nullable(),
    submitted_at: GithubTime.nullish(),
  }),
  pull_request: PullRequestPayload,
  repository: RepositoryPayload,
  sender: AccountPayload,
});

/** The commit is the one the review was given for only in the first delivery: GitHub may point it elsewhere later. */
export const translatePullRequestReview = reading(Payload, (payload, receivedAt) => {
  const { review, pull_request, repository, sender } = payload;
  const { number, node_id: pullRequest } = pull_request;
  const submittedAt = review.submitted_at ?? receivedAt;
  const at = payload.action === "submitted" ? submittedAt : receivedAt;
  const decision = decisionOf(review.state);
  if (decision === null) return ignored(`a review in state ${review.state}`);
  if (review.user === null || review.commit_id === null) {
    return hints({ kind: "pull-request", at, repository, sender, number, id: pullRequest });
  }
  return hints({
    kind: "review",
    at,
    repository,
    sender,
    number,
    pullRequest,
    review: {
      id: review.node_id,
      reviewer: review.user,
      decision,
      commit: review.commit_id,
      at: submittedAt,
    },
  });
});

/** Webhooks say `approved`, the APIs `APPROVED`. */
function decisionOf(state: string) {
  switch (state.toLowerCase()) {
    case "approved":
      return "approved" as const;
    case "changes_requested":
      return "changes-requested" as const;
    case "commented":
      return "commented" as const;
    case "dismissed":
      return "dismissed" as const;
    default:
      return null;
  }
}
