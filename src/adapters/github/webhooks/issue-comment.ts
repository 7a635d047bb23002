import { z } from "zod";
import type { CommentFacts } from "../../../ports/forge-facts.ts";
import type { Hint, Subject } from "../../../ports/hint.ts";
import { AccountPayload, GHOST } from "../account.ts";
import { GithubTime } from "../github-time.ts";
import { IssuePayload, RepositoryPayload, issueFacts, pullRequestIdOf } from "./payload.ts";
import { hints, ignored, reading } from "./reading.ts";

const Payload = z.object({
  action: z.string(),
  comment: z.object({
    node_id: z.string().min(1),
    id: z.int().positive(),
    user: AccountPayload.nullish(),
    body: z.string(),
    created_at: GithubTime,
    updated_at: GithubTime,
  }),
  issue: IssuePayload,
  repository: RepositoryPayload,
  sender: AccountPayload,
});
type Payload = z.infer<typeof Payload>;

export const translateIssueComment = reading(Payload, (payload, receivedAt) => {
  switch (payload.action) {
    case "created":
    case "edited":
      return hints(commentHint(payload));
    case "deleted": {
      const hint = subjectHint(payload, receivedAt);
      return hint === null ? ignored("a deleted comment on a pull request without an id") : hints(hint);
    }
    default:
      return ignored(`issue_comment.${payload.action} changes no words`);
  }
});

function commentHint({ action, comment, issue, repository, sender }: Payload): Hint {
  return {
    kind: "comment",
    at: comment.updated_at,
    repository,
    sender,
    subject: subjectOf(issue),
    comment: commentFacts(comment),
    edited: action === "edited",
  };
}

/** The deleted comment may have been ours: its subject has to be looked at. */
function subjectHint({ issue, repository, sender }: Payload, at: Hint["at"]): Hint | null {
  if (issue.pull_request === undefined) {
    return {
      kind: "issue",
      at,
      repository,
      sender,
      issue: issueFacts(issue, repository),
      change: "comment-deleted",
    };
  }
  const id = pullRequestIdOf(issue);
  return id === null ? null : { kind: "pull-request", at, repository, sender, number: issue.number, id };
}

function subjectOf(issue: IssuePayload): Subject {
  const { number } = issue;
  const open = issue.state !== "closed";
  return issue.pull_request === undefined
    ? { kind: "issue", task: issue.node_id, number, open }
    : { kind: "pull-request", pullRequest: pullRequestIdOf(issue), number, open };
}

function commentFacts(comment: Payload["comment"]): CommentFacts {
  return {
    id: comment.node_id,
    databaseId: comment.id,
    author: comment.user ?? GHOST,
    body: comment.body,
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
  };
}
