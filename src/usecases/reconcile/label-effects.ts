import type { Organization } from "../../domain/organization/schema.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { issueOf } from "../../domain/task/issue-of.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { Effect } from "../../ports/effect.ts";
import type { IssueLook } from "../../ports/forge-facts.ts";
import { labelPalette } from "../../views/labels.ts";
import type { TaskView } from "../../views/task-view.ts";
import { type OwnEyes, isRefusedState, staysWithPeople } from "./labels-of-people.ts";

/** The labels that an issue lacks, and those of ours that it should not have; what people set of their own stays. */
export function labelEffects(
  state: OrganizationState,
  organization: Organization,
  task: Task,
  view: TaskView,
  look: IssueLook,
  self: number,
): readonly Effect[] {
  const palette = labelPalette(organization);
  const isOurs = new Set(palette.map(({ name }) => name));
  const names = new Set(view.labels.map(({ name }) => name));
  const eyes: OwnEyes = { state, organization, task, look, self };
  const concerns = (name: string): boolean => view.ownsStateLabel || !name.startsWith("state/");
  const add = view.labels.filter(({ name }) => concerns(name) && !look.facts.labels.includes(name));
  const remove = look.facts.labels.filter((name) => {
    if (names.has(name) || !concerns(name)) return false;
    return isOurs.has(name) ? !staysWithPeople(eyes, name) : isRefusedState(eyes, name);
  });
  if (add.length + remove.length === 0) return [];
  return [{ kind: "labels", subject: issueOf(task), number: task.number, add, remove, palette }];
}
