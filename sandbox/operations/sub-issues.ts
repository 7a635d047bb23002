import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { GitHubState } from "../state/github-state.ts";
import type { Issue } from "../state/issue.ts";
import { notFound, Refusal } from "../state/refusal.ts";
import { recordEvent, touchIssue } from "./record-event.ts";

const mostSubIssues = 100;
const deepestNesting = 8;

/** `replaceParent` takes the child from another parent. */
export function addSubIssue(
  github: GitHub,
  actor: Actor,
  parentId: number,
  subIssueId: number,
  options: { readonly replaceParent: boolean },
): Issue {
  const child = github.state.issues.find(subIssueId);
  if (child === undefined || child.gone !== null) throw notFound();
  const refusal = reasonAgainst(github.state, github.state.issues.at(parentId), child, options.replaceParent);
  if (refusal !== null)
    throw new Refusal(422, `An error occurred while adding the sub-issue to the parent issue. ${refusal}`);
  if (child.parentId !== null) removeSubIssue(github, actor, child.parentId, subIssueId);
  const before = github.state.issues.at(parentId);
  const parent = touchIssue(github, parentId, { subIssueIds: [...before.subIssueIds, subIssueId] });
  const sub = touchIssue(github, subIssueId, { parentId });
  recordEvent(github, actor, parent, { kind: "sub_issue_added", subIssueId });
  recordEvent(github, actor, sub, { kind: "parent_issue_added", parentId });
  github.publish({ event: "sub_issues", action: "sub_issue_added", parentId, subIssueId }, actor);
  github.publish({ event: "sub_issues", action: "parent_issue_added", parentId, subIssueId }, actor);
  return parent;
}

export function removeSubIssue(github: GitHub, actor: Actor, parentId: number, subIssueId: number): Issue {
  const before = github.state.issues.at(parentId);
  if (!before.subIssueIds.includes(subIssueId)) throw notFound();
  const parent = touchIssue(github, parentId, {
    subIssueIds: before.subIssueIds.filter((id) => id !== subIssueId),
  });
  const sub = touchIssue(github, subIssueId, { parentId: null });
  recordEvent(github, actor, parent, { kind: "sub_issue_removed", subIssueId });
  recordEvent(github, actor, sub, { kind: "parent_issue_removed", parentId });
  github.publish({ event: "sub_issues", action: "sub_issue_removed", parentId, subIssueId }, actor);
  github.publish({ event: "sub_issues", action: "parent_issue_removed", parentId, subIssueId }, actor);
  return parent;
}

export type Place =
  | { readonly kind: "after"; readonly id: number }
  | { readonly kind: "before"; readonly id: number };

export function reprioritizeSubIssue(
  github: GitHub,
  parentId: number,
  subIssueId: number,
  place: Place,
): Issue {
  const parent = github.state.issues.at(parentId);
  const others = parent.subIssueIds.filter((id) => id !== subIssueId);
  const at = others.indexOf(place.id);
  if (at < 0 || others.length === parent.subIssueIds.length) throw notFound();
  return touchIssue(github, parentId, {
    subIssueIds: others.toSpliced(place.kind === "after" ? at + 1 : at, 0, subIssueId),
  });
}

function reasonAgainst(
  state: GitHubState,
  parent: Issue,
  child: Issue,
  replaceParent: boolean,
): string | null {
  if (parent.subIssueIds.includes(child.id)) return "Issue may not contain duplicate sub-issues";
  if (child.parentId !== null && !replaceParent) return "Sub issue may only have one parent";
  if (ancestors(state, parent).includes(child.id)) return "Sub issue may not be an ancestor of its parent";
  if (parent.subIssueIds.length >= mostSubIssues) {
    return `Parent cannot have more than ${String(mostSubIssues)} sub-issues`;
  }
  const depth = ancestors(state, parent).length + height(state, child);
  return depth > deepestNesting
    ? `Sub-issues may be nested at most ${String(deepestNesting)} levels deep`
    : null;
}

/** The issue itself first. */
function ancestors(state: GitHubState, issue: Issue): readonly number[] {
  return issue.parentId === null
    ? [issue.id]
    : [issue.id, ...ancestors(state, state.issues.at(issue.parentId))];
}

function height(state: GitHubState, issue: Issue): number {
  return Math.max(0, ...issue.subIssueIds.map((id) => 1 + height(state, state.issues.at(id))));
}
