import { memberByAccount } from "../organization/members.ts";
import type { MemberId } from "../ids.ts";
import type { PullRequestFacts } from "../review/schema.ts";
import type { Task } from "../task/schema.ts";
import { acceptByWork, give } from "./assignment.ts";
import type { Draft } from "./draft.ts";
import { ownerOf } from "./owner.ts";
import { mayMove, move } from "./transition.ts";

/**
 * Gives a task that nobody has to the author of its pull request; an assignee who opens one has accepted. Work of a
 * stranger stays with the domain's lead, who sponsors it.
 */
export function takeUp(draft: Draft, task: Task, facts: PullRequestFacts): void {
  if (task.state === "completed") return;
  const author = memberByAccount(draft.configuration.organization, facts.author);
  if (task.assignee !== null) {
    if (author?.id === task.assignee) acceptByWork(draft, task.id);
    return;
  }
  const assignee = author?.id ?? sponsorOf(draft, task);
  if (assignee === null) return;
  give(draft, task, assignee, author !== null);
  const assigned = draft.task(task.id);
  if (mayMove(draft, assigned, "assigned") && assigned.state !== "assigned") {
    move(draft, assigned, { to: "assigned", on: "ObservePullRequest" });
  }
}

function sponsorOf(draft: Draft, task: Task): MemberId | null {
  return ownerOf(draft, task, "domain-review");
}
