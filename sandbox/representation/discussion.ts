import type { Discussion, DiscussionComment } from "../state/discussion.ts";
import { nodeId } from "../state/node-id.ts";
import { showAccount } from "./account.ts";
import { authorAssociation } from "./author-association.ts";
import { showReactions } from "./reaction.ts";
import { repositoryHtmlUrl, repositoryUrl } from "./repository.ts";
import type { View } from "./view.ts";

function discussionHtmlUrl(view: View, discussion: Discussion): string {
  const repository = view.state.repositories.at(discussion.repositoryId);
  return `${repositoryHtmlUrl(view, repository)}/discussions/${String(discussion.number)}`;
}

export function showDiscussion(view: View, discussion: Discussion) {
  const { state } = view;
  const repository = state.repositories.at(discussion.repositoryId);
  const category = state.discussionCategories.at(discussion.categoryId);
  const url = `${repositoryUrl(view, repository)}/discussions/${String(discussion.number)}`;
  return {
    repository_url: repositoryUrl(view, repository),
    category: {
      id: category.id,
      node_id: nodeId("DiscussionCategory", category.repositoryId, category.id),
      repository_id: category.repositoryId,
      emoji: category.emoji,
      name: category.name,
      description: category.description,
      created_at: category.createdAt,
      updated_at: category.createdAt,
      slug: category.slug,
      is_answerable: category.isAnswerable,
    },
    answer_html_url: null,
    answer_chosen_at: null,
    answer_chosen_by: null,
    html_url: discussionHtmlUrl(view, discussion),
    id: discussion.id,
    node_id: nodeId("Discussion", discussion.repositoryId, discussion.id),
    number: discussion.number,
    title: discussion.title,
    user: showAccount(view, state.accounts.at(discussion.authorId)),
    labels: [],
    state: discussion.state,
    state_reason: null,
    locked: discussion.isLocked,
    comments: state.discussionComments.by("discussion", discussion.id).length,
    created_at: discussion.createdAt,
    updated_at: discussion.updatedAt,
    author_association: authorAssociation(state, repository, discussion.authorId),
    active_lock_reason: null,
    body: discussion.body,
    reactions: showReactions(view, { kind: "discussion", id: discussion.id }, url),
    timeline_url: `${url}/timeline`,
  };
}

export function showDiscussionComment(view: View, comment: DiscussionComment) {
  const { state } = view;
  const repository = state.repositories.at(comment.repositoryId);
  const discussion = state.discussions.at(comment.discussionId);
  const url = `${repositoryUrl(view, repository)}/discussions/comments/${String(comment.id)}`;
  return {
    id: comment.id,
    node_id: nodeId("DiscussionComment", comment.repositoryId, comment.id),
    html_url: `${discussionHtmlUrl(view, discussion)}#discussioncomment-${String(comment.id)}`,
    parent_id: comment.replyToId,
    child_comment_count: state.discussionComments
      .by("discussion", comment.discussionId)
      .filter(({ replyToId }) => replyToId === comment.id).length,
    repository_url: repositoryUrl(view, repository),
    discussion_id: comment.discussionId,
    author_association: authorAssociation(state, repository, comment.authorId),
    user: showAccount(view, state.accounts.at(comment.authorId)),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    reactions: showReactions(view, { kind: "discussion-comment", id: comment.id }, url),
  };
}
