// Tasks that wait for an issue, when that is closed, deleted, or stands elsewhere.
import { tutti } from "../../domain/actor.ts";
import type { Command } from "../../domain/commands.ts";
import type { TaskId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { waitsFor } from "../../domain/task/waits-for.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { Hint } from "../../ports/hint.ts";

const fact = { by: tutti, cause: null, text: "", place: null } as const;

/**
 * Tasks that waited for an issue go on when it is deleted, or closed though it is no task. Those that wait for a task follow
 * that one's state.
 */
export function planWaiting(
  state: OrganizationState,
  repository: RepositoryReference,
  number: number,
  at: Timestamp,
): readonly Command[] {
  return waitingFor(state, repository, number).map((task) => ({ type: "UnblockTask", ...fact, at, task }));
}

/** Tasks that wait for an issue wait for it where it stands now. */
export function planMovedBlocker(
  state: OrganizationState,
  { at, repository, number, to }: Extract<Hint, { kind: "issue-transferred" }>,
): readonly Command[] {
  const there = { repository: fullNameOf(to.repository), number: to.number };
  return waitingFor(state, repository, number).map((task) => ({
    type: "RedirectBlocker",
    ...fact,
    at,
    task,
    ...there,
  }));
}

function waitingFor(
  state: OrganizationState,
  repository: RepositoryReference,
  number: number,
): readonly TaskId[] {
  const address = { repository: fullNameOf(repository), number };
  return [...state.tasks.entries()].flatMap(([id, task]) => (waitsFor(task, address) ? [id] : []));
}

function fullNameOf({ owner, name }: RepositoryReference): string {
  return `${owner}/${name}`;
}
