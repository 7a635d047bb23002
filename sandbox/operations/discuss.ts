import type { Actor } from "../state/actor.ts";
import type { Discussion, DiscussionComment } from "../state/discussion.ts";
import type { GitHub } from "../state/github.ts";
import type { Changes } from "../state/occurrence.ts";
import { Refusal, validationFailed } from "../state/refusal.ts";
import { refuseLongBody } from "./body-limit.ts";
import { nextNumber } from "./next-number.ts";

export type NewDiscussion = {
  readonly repositoryId: number;
  readonly categoryId: number;
  readonly title: string;
  readonly body: string;
};

export function createDiscussion(github: GitHub, actor: Actor, input: NewDiscussion): Discussion {
  const { discussions, repositories } = github.state;
  if (!repositories.at(input.repositoryId).hasDiscussions) {
    throw new Refusal(410, "Discussions are disabled for this repository.");
  }
  if (input.title.trim() === "") {
    throw validationFailed({ resource: "Discussion", field: "title", code: "missing_field" });
  }
  refuseLongBody("Discussion", input.body);
  const now = github.clock.timestamp();
  const discussion = discussions.insert({
    ...input,
    id: discussions.nextId(),
    number: nextNumber(github, input.repositoryId),
    authorId: actor.accountId,
    viaAppId: actor.viaAppId,
    state: "open",
    isLocked: false,
    answerId: null,
    labelIds: [],
    createdAt: now,
    updatedAt: now,
    lastEdit: null,
  });
  github.publish({ event: "discussion", action: "created", discussionId: discussion.id }, actor);
  return discussion;
}

export type DiscussionEdit = {
  readonly title?: string;
  readonly body?: string;
  readonly categoryId?: number;
};

/** An edit of title or body that changes nothing is no event. */
export function editDiscussion(
  github: GitHub,
  actor: Actor,
  discussionId: number,
  edit: DiscussionEdit,
): Discussion {
  const { discussions } = github.state;
  const before = discussions.at(discussionId);
  refuseLongBody("Discussion", edit.body ?? "");
  const at = github.clock.timestamp();
  const after = discussions.update(discussionId, {
    ...edit,
    updatedAt: at,
    ...((edit.body ?? before.body) === before.body ? {} : { lastEdit: { editorId: actor.accountId, at } }),
  });
  const changes: Changes = {
    ...(after.title === before.title ? {} : { title: { from: before.title } }),
    ...(after.body === before.body ? {} : { body: { from: before.body } }),
  };
  if (Object.keys(changes).length > 0) {
    github.publish({ event: "discussion", action: "edited", discussionId, changes }, actor);
  }
  return after;
}

export function closeDiscussion(github: GitHub, actor: Actor, discussionId: number): Discussion {
  return setState(github, actor, discussionId, "closed");
}

export function reopenDiscussion(github: GitHub, actor: Actor, discussionId: number): Discussion {
  return setState(github, actor, discussionId, "open");
}

function setState(
  github: GitHub,
  actor: Actor,
  discussionId: number,
  state: Discussion["state"],
): Discussion {
  const before = github.state.discussions.at(discussionId);
  if (before.state === state) return before;
  const after = github.state.discussions.update(discussionId, { state, updatedAt: github.clock.timestamp() });
  const action = state === "closed" ? "closed" : "reopened";
  github.publish({ event: "discussion", action, discussionId }, actor);
  return after;
}

/** Replies are one level deep. */
export function addDiscussionComment(
  github: GitHub,
  actor: Actor,
  discussionId: number,
  input: { readonly body: string; readonly replyToId: number | null },
): DiscussionComment {
  refuseBadBody(input.body);
  const { discussions, discussionComments } = github.state;
  if (input.replyToId !== null && discussionComments.at(input.replyToId).replyToId !== null) {
    throw new Refusal(422, "Parent comment is already in a thread, cannot reply to it");
  }
  const now = github.clock.timestamp();
  const { repositoryId } = discussions.update(discussionId, { updatedAt: now });
  const comment = discussionComments.insert({
    ...input,
    id: discussionComments.nextId(),
    repositoryId,
    discussionId,
    authorId: actor.accountId,
    viaAppId: actor.viaAppId,
    createdAt: now,
    updatedAt: now,
    lastEdit: null,
  });
  github.publish({ event: "discussion_comment", action: "created", commentId: comment.id }, actor);
  return comment;
}

/** An edit that changes nothing is no event. */
export function editDiscussionComment(
  github: GitHub,
  actor: Actor,
  commentId: number,
  body: string,
): DiscussionComment {
  refuseBadBody(body);
  const { discussionComments } = github.state;
  const before = discussionComments.at(commentId);
  if (before.body === body) return before;
  const at = github.clock.timestamp();
  const after = discussionComments.update(commentId, {
    body,
    updatedAt: at,
    lastEdit: { editorId: actor.accountId, at },
  });
  const changes = { body: { from: before.body } };
  github.publish({ event: "discussion_comment", action: "edited", commentId, changes }, actor);
  return after;
}

/** Its replies stay. */
export function deleteDiscussionComment(github: GitHub, actor: Actor, commentId: number): void {
  github.publish({ event: "discussion_comment", action: "deleted", commentId }, actor);
  const { discussionComments } = github.state;
  const { discussionId, replyToId } = discussionComments.at(commentId);
  for (const reply of discussionComments.by("discussion", discussionId)) {
    if (reply.replyToId === commentId) discussionComments.update(reply.id, { replyToId });
  }
  discussionComments.remove(commentId);
}

function refuseBadBody(body: string): void {
  if (body.trim() === "") {
    throw validationFailed({ resource: "DiscussionComment", field: "body", code: "missing_field" });
  }
  refuseLongBody("DiscussionComment", body);
}
