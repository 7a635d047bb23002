import { repositoryHtmlUrl } from "../../representation/repository.ts";
import type { Discussion, DiscussionCategory, DiscussionComment } from "../../state/discussion.ts";
import { nodeId } from "../../state/node-id.ts";
import { connection } from "../connection.ts";
import type { Field, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { authoredFields } from "./authored.ts";
import { labelList } from "./label.ts";
import { reactableFields } from "./reaction.ts";

export function discussionObject(scope: Scope, discussion: Discussion): GraphObject {
  const { state } = scope.view;
  const { answerId } = discussion;
  return {
    __typename: "Discussion",
    ...authoredFields(scope, discussion, discussion.lastEdit),
    ...reactableFields(scope, { kind: "discussion", id: discussion.id }),
    ...placed(scope, discussion, ""),
    id: nodeId("Discussion", discussion.repositoryId, discussion.id),
    databaseId: discussion.id,
    number: discussion.number,
    title: discussion.title,
    closed: discussion.state === "closed",
    locked: discussion.isLocked,
    category: () => scope.objects.discussionCategory(state.discussionCategories.at(discussion.categoryId)),
    isAnswered: () =>
      state.discussionCategories.at(discussion.categoryId).isAnswerable ? discussion.answerId !== null : null,
    answer: () =>
      answerId === null ? null : scope.objects.discussionComment(state.discussionComments.at(answerId)),
    labels: labelList(scope, () => discussion.labelIds.map((id) => state.labels.at(id))),
    comments: commentList(scope, discussion.id, null),
  };
}

export function discussionCommentObject(scope: Scope, comment: DiscussionComment): GraphObject {
  const { state } = scope.view;
  const discussion = state.discussions.at(comment.discussionId);
  const { repository: _repository, ...authored } = authoredFields(scope, comment, comment.lastEdit);
  const { replyToId } = comment;
  return {
    __typename: "DiscussionComment",
    ...authored,
    ...reactableFields(scope, { kind: "discussion-comment", id: comment.id }),
    ...placed(scope, discussion, `#discussioncomment-${String(comment.id)}`),
    id: nodeId("DiscussionComment", comment.repositoryId, comment.id),
    databaseId: comment.id,
    discussion: () => scope.objects.discussion(discussion),
    isAnswer: discussion.answerId === comment.id,
    isMinimized: false,
    minimizedReason: null,
    deletedAt: null,
    replyTo: () =>
      replyToId === null ? null : scope.objects.discussionComment(state.discussionComments.at(replyToId)),
    replies: commentList(scope, discussion.id, comment.id),
  };
}

export function discussionCategoryObject(scope: Scope, category: DiscussionCategory): GraphObject {
  return {
    __typename: "DiscussionCategory",
    id: nodeId("DiscussionCategory", category.repositoryId, category.id),
    name: category.name,
    slug: category.slug,
    emoji: category.emoji,
    description: category.description,
    isAnswerable: category.isAnswerable,
    createdAt: category.createdAt,
    updatedAt: category.createdAt,
    repository: () => scope.objects.repository(scope.view.state.repositories.at(category.repositoryId)),
  };
}

function commentList(scope: Scope, discussionId: number, replyToId: number | null): Field {
  return (args, field) =>
    connection(
      {
        type: "DiscussionCommentConnection",
        rows: scope.view.state.discussionComments
          .by("discussion", discussionId)
          .filter((comment) => comment.replyToId === replyToId),
        key: ({ id }) => [id],
        show: (comment) => scope.objects.discussionComment(comment),
      },
      args,
      field,
    );
}

function placed({ view }: Scope, discussion: Discussion, anchor: string) {
  const repository = repositoryHtmlUrl(view, view.state.repositories.at(discussion.repositoryId));
  const url = `${repository}/discussions/${String(discussion.number)}${anchor}`;
  return { url, resourcePath: url.slice(view.urls.origin.length) };
}
