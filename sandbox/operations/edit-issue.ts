import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import type { Changes } from "../state/occurrence.ts";
import { refuseBlankTitle } from "./blank-title.ts";
import { refuseLongBody } from "./body-limit.ts";
import { linkReferences } from "./link-references.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";

export type IssueEdit = { readonly title?: string; readonly body?: string | null };

/** Title and body; an edit that changes nothing is no event. */
export function editIssue(github: GitHub, actor: Actor, issueId: number, edit: IssueEdit): Issue {
  const before = github.state.issues.at(issueId);
  const title = edit.title ?? before.title;
  const body = edit.body === undefined ? before.body : edit.body;
  if (title === before.title && body === before.body) return before;
  refuseBlankTitle(title);
  refuseLongBody("Issue", body);
  const at = github.clock.timestamp();
  const after = touchIssue(github, issueId, {
    title,
    body,
    ...(body === before.body ? {} : { lastEdit: { editorId: actor.accountId, at } }),
  });
  if (title !== before.title)
    recordEvent(github, actor, after, { kind: "renamed", from: before.title, to: title });
  if (body !== before.body) linkReferences(github, actor, after, body ?? "");
  const changes: Changes = {
    ...(title === before.title ? {} : { title: { from: before.title } }),
    ...(body === before.body ? {} : { body: { from: before.body ?? "" } }),
  };
  publishOnIssue(github, actor, after, { action: "edited", issueId, changes });
  return after;
}
