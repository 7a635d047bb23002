import { z } from "zod";
import {
  addComment,
  deleteComment,
  editComment,
  minimizeComment,
} from "../../operations/comment-on-issue.ts";
import { addReaction, findReaction, removeReaction } from "../../operations/react.ts";
import type { Issue, IssueComment, ReactionContent, ReactionSubject } from "../../state/issue.ts";
import { demand, demandAuthorOr, isVisible, type GraphOperation } from "../access.ts";
import { toCursor } from "../connection.ts";
import { GraphRefusal, unknownNode } from "../graph-error.ts";
import type { Field } from "../graph-object.ts";
import { referenceTo } from "../node.ts";
import { reactionContentOf } from "../objects/reaction.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { commentOf, issueOrPullOf } from "./targets.ts";

type Fields = { readonly [name: string]: Field };

export function commentMutations(scope: Scope): Fields {
  return { ...writing(scope), ...minimizing(scope), ...reacting(scope) };
}

function writing(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    addComment: mutation(
      scope,
      z.object({ subjectId: z.string(), body: z.string() }),
      ({ subjectId, body }, actor) => {
        const issue = issueOrPullOf(scope, subjectId);
        demand(scope, issue.repositoryId, issue.isLocked ? "issues/lock" : "issues/create-comment", issue);
        const comment = addComment(github, actor, issue.id, body);
        return {
          subject: () => objects.issueOrPullRequest(github.state.issues.at(issue.id)),
          commentEdge: {
            __typename: "IssueCommentEdge",
            cursor: toCursor([comment.id]),
            node: objects.comment(comment),
          },
        };
      },
    ),
    updateIssueComment: mutation(
      scope,
      z.object({ id: z.string(), body: z.string() }),
      ({ id, body }, actor) => {
        const comment = commentOf(scope, id);
        demandOnComment(scope, comment, "issues/update-comment", "issues/lock");
        return { issueComment: objects.comment(editComment(github, actor, comment.id, body)) };
      },
    ),
    deleteIssueComment: mutation(scope, z.object({ id: z.string() }), ({ id }, actor) => {
      const comment = commentOf(scope, id);
      demandOnComment(scope, comment, "issues/delete-comment", "issues/lock");
      deleteComment(github, actor, comment.id);
      return {};
    }),
  };
}

function minimizing(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    minimizeComment: mutation(
      scope,
      z.object({ subjectId: z.string(), classifier: z.string() }),
      ({ subjectId, classifier }) => {
        const comment = commentOf(scope, subjectId);
        demandOnComment(scope, comment, "issues/update-comment", "comments/minimize");
        const reason = classifier.toLowerCase().replace("_", "-");
        return { minimizedComment: objects.comment(minimizeComment(github, comment.id, reason)) };
      },
    ),
    unminimizeComment: mutation(scope, z.object({ subjectId: z.string() }), ({ subjectId }) => {
      const comment = commentOf(scope, subjectId);
      demandOnComment(scope, comment, "issues/update-comment", "comments/minimize");
      return { unminimizedComment: objects.comment(minimizeComment(github, comment.id, null)) };
    }),
  };
}

function reacting(scope: Scope): Fields {
  const { github, objects } = scope;
  const reaction = z.object({ subjectId: z.string(), content: z.string() });
  return {
    addReaction: mutation(scope, reaction, ({ subjectId, content }, actor) => {
      const { subject, repositoryId } = reactionTarget(scope, subjectId);
      const added = addReaction(github, actor, repositoryId, subject, contentOf(content));
      return { reaction: objects.reaction(added.reaction), subject: () => objects.reactionSubject(subject) };
    }),
    removeReaction: mutation(scope, reaction, ({ subjectId, content }, actor) => {
      const { subject } = reactionTarget(scope, subjectId);
      const found = findReaction(github, actor.accountId, subject, contentOf(content));
      if (found === undefined) throw new GraphRefusal("NOT_FOUND", "Could not find the reaction to remove.");
      const shown = objects.reaction(found);
      removeReaction(github, found.id);
      return { reaction: shown, subject: () => objects.reactionSubject(subject) };
    }),
  };
}

function demandOnComment(
  scope: Scope,
  comment: IssueComment,
  own: GraphOperation,
  other: GraphOperation,
): void {
  demandAuthorOr(scope, comment, own, other, scope.github.state.issues.at(comment.issueId));
}

function contentOf(word: string): ReactionContent {
  const content = reactionContentOf(word);
  if (content === null) throw new GraphRefusal("UNPROCESSABLE", `${word} is no reaction`);
  return content;
}

type Target = { readonly subject: ReactionSubject; readonly repositoryId: number };

function reactionTarget(scope: Scope, id: string): Target {
  const target = targetOf(scope, id);
  const operation: Readonly<Record<ReactionSubject["kind"], GraphOperation>> = {
    issue: "reactions/create-for-issue",
    "issue-comment": "reactions/create-for-issue-comment",
    "review-comment": "pulls/create-review-comment",
    discussion: "discussions/write",
    "discussion-comment": "discussions/write",
  };
  if (!isVisible(scope, target.repositoryId)) throw unknownNode(id);
  demand(scope, target.repositoryId, operation[target.subject.kind], issueOf(scope, target.subject));
  return target;
}

function issueOf({ github: { state } }: Scope, { kind, id }: ReactionSubject): Issue | null {
  if (kind === "issue") return state.issues.at(id);
  return kind === "issue-comment" ? state.issues.at(state.comments.at(id).issueId) : null;
}

function targetOf(scope: Scope, nodeId: string): Target {
  const { type, id } = referenceTo(nodeId, [
    "Issue",
    "PullRequest",
    "IssueComment",
    "PullRequestReviewComment",
    "Discussion",
    "DiscussionComment",
  ]);
  const { state } = scope.github;
  const target = (
    kind: ReactionSubject["kind"],
    row: { readonly repositoryId: number } | undefined,
  ): Target => {
    if (row === undefined) throw unknownNode(nodeId);
    return { subject: { kind, id }, repositoryId: row.repositoryId };
  };
  switch (type) {
    case "IssueComment":
      return target("issue-comment", state.comments.find(id));
    case "PullRequestReviewComment":
      return target("review-comment", state.reviewComments.find(id));
    case "Discussion":
      return target("discussion", state.discussions.find(id));
    case "DiscussionComment":
      return target("discussion-comment", state.discussionComments.find(id));
    default: {
      const issue = issueOrPullOf(scope, nodeId);
      return { subject: { kind: "issue", id: issue.id }, repositoryId: issue.repositoryId };
    }
  }
}
