import { showDiscussion, showDiscussionComment } from "../../representation/discussion.ts";
import type { View } from "../../representation/view.ts";
import type { Occurrence } from "../../state/occurrence.ts";
import type { Body } from "./body.ts";

type About = Extract<Occurrence, { readonly event: "discussion" | "discussion_comment" }>;

export function renderDiscussion(view: View, occurrence: About): Body {
  const { state } = view;
  const changes = "changes" in occurrence ? { changes: occurrence.changes } : {};
  if (occurrence.event === "discussion") {
    const discussion = state.discussions.at(occurrence.discussionId);
    return {
      repositoryId: discussion.repositoryId,
      body: { discussion: showDiscussion(view, discussion), ...changes },
    };
  }
  const comment = state.discussionComments.at(occurrence.commentId);
  return {
    repositoryId: comment.repositoryId,
    body: {
      discussion: showDiscussion(view, state.discussions.at(comment.discussionId)),
      comment: showDiscussionComment(view, comment),
      ...changes,
    },
  };
}
