import type { MemberId } from "../ids.ts";
import { isMember } from "../organization/members.ts";
import { type Post, holderOf } from "../organization/roles.ts";
import type { StateName, Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { isPresent } from "./presence.ts";

/**
 * Who answers for a task in a state; null when nobody is named up to the top, or the state needs nobody. What somebody has who
 * left the team is the lead's.
 */
export function ownerOf(draft: Draft, task: Task, state: StateName): MemberId | null {
  const { organization, lifecycle } = draft.configuration;
  const holder = (post: Post): MemberId | null =>
    holderOf(organization, post, (member) => isPresent(draft.state, member));
  const owner = lifecycle.states[state].owner;
  switch (owner) {
    case "tech-lead":
      return holder({ role: "tech-lead" });
    case "planner":
      return task.kind === "strategic" ? leadOf(task, holder) : holder({ role: "planner" });
    case "assignee":
      return task.assignee === null || isMember(organization, task.assignee)
        ? task.assignee
        : leadOf(task, holder);
    case "escalation-target":
      return task.escalation?.to ?? null;
    // Whoever of the peers reviews, the lead sees to it that somebody does.
    case "peer-reviewer":
    case "domain-lead":
      return leadOf(task, holder);
    case "receiving-lead":
      return holder({ role: "tech-lead" });
    case "nobody":
      return null;
    default:
      return owner satisfies never;
  }
}

function leadOf(task: Task, holder: (post: Post) => MemberId | null): MemberId | null {
  const [domain] = task.domains;
  return holder(domain === undefined ? { role: "tech-lead" } : { role: "domain-lead", domain });
}
