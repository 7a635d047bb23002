import { tutti } from "../../domain/actor.ts";
import type { Command } from "../../domain/commands.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { Timestamp } from "../../domain/timestamp.ts";

/** Tasks that waited for an issue which is no task go on when it is closed; those that wait for a task follow that. */
export function planWaiting(
  state: OrganizationState,
  { owner, name }: RepositoryReference,
  number: number,
  at: Timestamp,
): readonly Command[] {
  const fullName = `${owner}/${name}`.toLowerCase();
  const commands: Command[] = [];
  for (const [id, { state: where, tracked, blocker }] of state.tasks.entries()) {
    if (where !== "blocked" || !tracked || blocker?.kind !== "issue") continue;
    if (blocker.number !== number || blocker.repository.toLowerCase() !== fullName) continue;
    commands.push({ type: "UnblockTask", at, by: tutti, cause: null, text: "", place: null, task: id });
  }
  return commands;
}
