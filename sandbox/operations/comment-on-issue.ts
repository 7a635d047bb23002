import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { IssueComment } from "../state/issue.ts";
import { validationFailed } from "../state/refusal.ts";
import { refuseLongBody } from "./body-limit.ts";
import { linkReferences } from "./link-references.ts";
import { recordEvent, touchIssue } from "./record-event.ts";

export function addComment(github: GitHub, actor: Actor, issueId: number, body: string): IssueComment {
  refuseBadBody(body);
  const { comments } = github.state;
  const now = github.clock.timestamp();
  const issue = touchIssue(github, issueId);
  const comment = comments.insert({
    id: comments.nextId(),
    repositoryId: issue.repositoryId,
    issueId,
    body,
    authorId: actor.accountId,
    viaAppId: actor.viaAppId,
    createdAt: now,
    updatedAt: now,
    lastEdit: null,
    edits: [],
    minimizedReason: null,
  });
  recordEvent(github, actor, issue, { kind: "commented", commentId: comment.id });
  linkReferences(github, actor, issue, body);
  github.publish({ event: "issue_comment", action: "created", commentId: comment.id }, actor);
  return comment;
}

/** An edit that changes nothing is no event. */
export function editComment(github: GitHub, actor: Actor, commentId: number, body: string): IssueComment {
  refuseBadBody(body);
  const { comments } = github.state;
  const before = comments.at(commentId);
  if (before.body === body) return before;
  const at = github.clock.timestamp();
  const edit = { editorId: actor.accountId, at };
  const after = comments.update(commentId, {
    body,
    updatedAt: at,
    lastEdit: edit,
    edits: [...before.edits, edit],
  });
  linkReferences(github, actor, touchIssue(github, before.issueId), body);
  const changes = { body: { from: before.body } };
  github.publish({ event: "issue_comment", action: "edited", commentId, changes }, actor);
  return after;
}

export function deleteComment(github: GitHub, actor: Actor, commentId: number): void {
  const { comments, timeline } = github.state;
  const comment = comments.at(commentId);
  github.publish({ event: "issue_comment", action: "deleted", commentId }, actor);
  for (const { id, detail } of timeline.by("issue", comment.issueId)) {
    if (detail.kind === "commented" && detail.commentId === commentId) timeline.remove(id);
  }
  comments.remove(commentId);
  recordEvent(github, actor, touchIssue(github, comment.issueId), { kind: "comment_deleted" });
}

/** Hides it behind a reason; `null` shows it again. No webhook tells. */
export function minimizeComment(github: GitHub, commentId: number, reason: string | null): IssueComment {
  return github.state.comments.update(commentId, { minimizedReason: reason });
}

function refuseBadBody(body: string): void {
  if (body.trim() === "") {
    throw validationFailed({ resource: "IssueComment", field: "body", code: "missing_field" });
  }
  refuseLongBody("IssueComment", body);
}
