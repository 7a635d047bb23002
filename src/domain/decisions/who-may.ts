import type { MemberId } from "../ids.ts";
import { type Post, candidatesFor } from "../organization/roles.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { isPresent } from "./presence.ts";
import { memberRoles } from "./roles.ts";

/**
 * Whom one can ask for an order that these roles may give: people other than the actor, those nearest to the task first.
 * Who may only take a task for themselves cannot be asked. Of those who are there; of all when nobody is.
 */
export function whoMay(draft: Draft, task: Task | null, roles: readonly string[]): readonly MemberId[] {
  const { organization } = draft.configuration;
  const actor = draft.actor.kind === "tutti" ? null : draft.actor.member;
  const entitled = organization.members
    .filter(({ id, kind }) => kind === "human" && id !== actor)
    .map(({ id }) => id)
    .filter((id) => {
      const held = memberRoles(draft, id, task);
      return roles.some((role) => role !== "self" && [...held].some((each) => each === role));
    });
  const present = entitled.filter((id) => isPresent(draft.state, id));
  const found = present.length === 0 ? entitled : present;
  const assignee = task?.assignee ?? null;
  const nearest = [...(assignee === null ? [] : [assignee]), ...leadersOver(draft, task)];
  const rank = (id: MemberId): number => (nearest.includes(id) ? nearest.indexOf(id) : nearest.length);
  return found.toSorted((left, right) => rank(left) - rank(right));
}

function leadersOver({ configuration }: Draft, task: Task | null): readonly MemberId[] {
  const posts: readonly Post[] = [
    ...(task?.domains ?? []).map((domain) => ({ role: "domain-lead", domain }) as const),
    { role: "tech-lead" },
    { role: "engineering-manager" },
  ];
  return posts.flatMap((post) => candidatesFor(configuration.organization, post));
}
