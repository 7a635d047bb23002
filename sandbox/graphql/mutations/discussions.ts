import { z } from "zod";
import {
  addDiscussionComment,
  closeDiscussion,
  createDiscussion,
  deleteDiscussionComment,
  editDiscussion,
  editDiscussionComment,
  reopenDiscussion,
} from "../../operations/discuss.ts";
import type { Discussion, DiscussionComment } from "../../state/discussion.ts";
import { demand, demandAuthorOr, isVisible } from "../access.ts";
import { unknownNode } from "../graph-error.ts";
import type { Field } from "../graph-object.ts";
import { referenceTo } from "../node.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { repositoryIdOf } from "./targets.ts";

type Fields = { readonly [name: string]: Field };

export function discussionMutations(scope: Scope): Fields {
  return { ...discussing(scope), ...commenting(scope) };
}

const newDiscussion = z.object({
  repositoryId: z.string(),
  categoryId: z.string(),
  title: z.string(),
  body: z.string(),
});
const discussionChange = z.object({
  discussionId: z.string(),
  categoryId: z.string().nullish(),
  title: z.string().nullish(),
  body: z.string().nullish(),
});
const onDiscussion = z.object({ discussionId: z.string() });

function discussing(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    createDiscussion: mutation(scope, newDiscussion, (input, actor) => {
      const repositoryId = repositoryIdOf(scope, input.repositoryId);
      demand(scope, repositoryId, "discussions/write");
      const { title, body } = input;
      const categoryId = categoryOf(scope, input.categoryId, repositoryId);
      return {
        discussion: objects.discussion(
          createDiscussion(github, actor, { repositoryId, categoryId, title, body }),
        ),
      };
    }),
    updateDiscussion: mutation(
      scope,
      discussionChange,
      ({ discussionId, categoryId, title, body }, actor) => {
        const discussion = discussionOf(scope, discussionId);
        demandAuthorOr(scope, discussion, "discussions/write", "discussions/moderate");
        const after = editDiscussion(github, actor, discussion.id, {
          ...(title ? { title } : {}),
          ...(body ? { body } : {}),
          ...(categoryId ? { categoryId: categoryOf(scope, categoryId, discussion.repositoryId) } : {}),
        });
        return { discussion: objects.discussion(after) };
      },
    ),
    closeDiscussion: mutation(scope, onDiscussion, ({ discussionId }, actor) => {
      const discussion = discussionOf(scope, discussionId);
      demandAuthorOr(scope, discussion, "discussions/write", "discussions/moderate");
      return { discussion: objects.discussion(closeDiscussion(github, actor, discussion.id)) };
    }),
    reopenDiscussion: mutation(scope, onDiscussion, ({ discussionId }, actor) => {
      const discussion = discussionOf(scope, discussionId);
      demandAuthorOr(scope, discussion, "discussions/write", "discussions/moderate");
      return { discussion: objects.discussion(reopenDiscussion(github, actor, discussion.id)) };
    }),
  };
}

const newComment = z.object({ discussionId: z.string(), body: z.string(), replyToId: z.string().nullish() });
const commentChange = z.object({ commentId: z.string(), body: z.string() });

function commenting(scope: Scope): Fields {
  const { github, objects } = scope;
  return {
    addDiscussionComment: mutation(scope, newComment, ({ discussionId, body, replyToId }, actor) => {
      const discussion = discussionOf(scope, discussionId);
      demand(
        scope,
        discussion.repositoryId,
        discussion.isLocked ? "discussions/moderate" : "discussions/write",
      );
      const parent = replyToId ? commentOf(scope, replyToId).id : null;
      const comment = addDiscussionComment(github, actor, discussion.id, { body, replyToId: parent });
      return { comment: objects.discussionComment(comment) };
    }),
    updateDiscussionComment: mutation(scope, commentChange, ({ commentId, body }, actor) => {
      const comment = commentOf(scope, commentId);
      demandAuthorOr(scope, comment, "discussions/write", "discussions/moderate");
      return { comment: objects.discussionComment(editDiscussionComment(github, actor, comment.id, body)) };
    }),
    deleteDiscussionComment: mutation(scope, z.object({ id: z.string() }), ({ id }, actor) => {
      const comment = commentOf(scope, id);
      demandAuthorOr(scope, comment, "discussions/write", "discussions/moderate");
      const shown = objects.discussionComment(comment);
      deleteDiscussionComment(github, actor, comment.id);
      return { comment: shown };
    }),
  };
}

function discussionOf(scope: Scope, id: string): Discussion {
  const discussion = scope.github.state.discussions.find(referenceTo(id, ["Discussion"]).id);
  if (discussion === undefined || !isVisible(scope, discussion.repositoryId)) throw unknownNode(id);
  return discussion;
}

function commentOf(scope: Scope, id: string): DiscussionComment {
  const comment = scope.github.state.discussionComments.find(referenceTo(id, ["DiscussionComment"]).id);
  if (comment === undefined || !isVisible(scope, comment.repositoryId)) throw unknownNode(id);
  return comment;
}

function categoryOf(scope: Scope, id: string, repositoryId: number): number {
  const category = scope.github.state.discussionCategories.find(referenceTo(id, ["DiscussionCategory"]).id);
  if (category?.repositoryId !== repositoryId) throw unknownNode(id);
  return category.id;
}
