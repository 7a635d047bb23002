// GitHub gives an issue that was transferred another node id. The task keeps its own, and what GitHub shows is read by that.
import type { PullRequestId, TaskId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { IssueLook, PullRequestLook } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Gathered } from "./gathered.ts";

type Naming = Pick<OrganizationState, "taskIdOf">;

/** What was looked at, by the ids of tasks. The same again changes nothing. */
export function underTaskIds(state: Naming, gathered: Gathered): Gathered {
  const issues = new Map<TaskId, IssueLook>();
  for (const look of gathered.issues.values()) {
    const { id, parent } = look.facts;
    const facts = {
      ...look.facts,
      id: state.taskIdOf(id),
      parent: parent === null ? null : state.taskIdOf(parent),
    };
    issues.set(facts.id, { ...look, facts });
  }
  const pullRequests = new Map<PullRequestId, PullRequestLook>();
  for (const [id, look] of gathered.pullRequests) {
    const links = eachOnce(look.facts.links.map((link) => ({ ...link, task: state.taskIdOf(link.task) })));
    pullRequests.set(id, { ...look, facts: { ...look.facts, links } });
  }
  return { ...gathered, issues, pullRequests };
}

/** A hint by the ids of tasks. */
export function hintUnderTaskIds(state: Naming, hint: Hint): Hint {
  switch (hint.kind) {
    case "issue":
      return { ...hint, issue: { ...hint.issue, id: state.taskIdOf(hint.issue.id) } };
    case "issue-deleted":
    case "issue-transferred":
      return { ...hint, task: state.taskIdOf(hint.task) };
    case "comment":
      return hint.subject.kind === "issue"
        ? { ...hint, subject: { ...hint.subject, task: state.taskIdOf(hint.subject.task) } }
        : hint;
    default:
      return hint;
  }
}

/** An issue and what it was transferred from are one task: the first link to it stays. */
function eachOnce<Link extends { readonly task: TaskId }>(links: readonly Link[]): Link[] {
  return links.filter(({ task }, index) => links.findIndex((each) => each.task === task) === index);
}
