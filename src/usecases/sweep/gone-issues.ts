// Open tasks whose issue is not where it was: no list names what was deleted or transferred, and its webhooks may be lost.
import { isOfHome } from "../../domain/is-of-home.ts";
import type { RepositoryId } from "../../domain/ids.ts";
import { issueOf } from "../../domain/task/issue-of.ts";
import type { Task } from "../../domain/task/schema.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { IssueSeen, Whereabouts } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Home } from "../home.ts";
import { repositoryOf } from "../repositories.ts";

/** As many as one request holds. */
export const checkedASweep = 100;
/** When an issue came from another repository, whichever of that one's tasks it is. */
const mostArrivalsFrom = 1_000;

/**
 * The next open tasks, some after the others, sweep after sweep, and those that were not to be seen the last time. One request;
 * more for what is gone.
 */
export async function goneIssues(home: Home, at: Timestamp): Promise<readonly Hint[]> {
  const open = openTasks(home);
  if (open.length === 0) return [];
  const from = home.checkedUpTo % open.length;
  const next = [...open.slice(from), ...open.slice(0, from)].slice(0, checkedASweep);
  home.checkedUpTo = from + next.length;
  const again = open.filter(({ id }) => home.notSeen.has(id));
  return goneOf(home, [...new Set([...again, ...next])], at);
}

/** What went to where issues have arrived from these repositories. */
export async function goneFrom(
  home: Home,
  repositories: ReadonlySet<RepositoryId>,
  at: Timestamp,
): Promise<readonly Hint[]> {
  const open = openTasks(home).filter(({ repository }) => repositories.has(repository));
  return open.length === 0 ? [] : goneOf(home, open.slice(-mostArrivalsFrom), at);
}

function openTasks({ state }: Home): readonly Task[] {
  return [...state.tasks.entries()].flatMap(([, task]) =>
    task.tracked && task.state !== "completed" && isOfHome(state, task.repository) ? [task] : [],
  );
}

async function goneOf(home: Home, tasks: readonly Task[], at: Timestamp): Promise<readonly Hint[]> {
  const seen: (IssueSeen & { readonly of: Task })[] = [];
  for (const task of tasks) {
    const repository = await repositoryOf(home, task.repository);
    if (repository !== null) seen.push({ repository, number: task.number, issue: issueOf(task), of: task });
  }
  const found = await home.forge.whereabouts(seen);
  return seen.flatMap((each, position) => hintOf(home, each, found[position] ?? { kind: "unknown" }, at));
}

function hintOf(
  { notSeen }: Home,
  { repository, number, issue, of }: IssueSeen & { readonly of: Task },
  now: Whereabouts,
  at: Timestamp,
): readonly Hint[] {
  const said = { at, repository, number, task: issue, sender: null };
  if (now.kind !== "hidden" && now.kind !== "unknown") notSeen.delete(of.id);
  switch (now.kind) {
    case "there":
    case "unknown":
      return [];
    case "moved":
      return [{ ...said, kind: "issue-transferred", to: now.to }];
    case "deleted":
      return [{ ...said, kind: "issue-deleted" }];
    case "hidden":
      // GitHub may show it again in a moment.
      if (notSeen.delete(of.id)) return [{ ...said, kind: "issue-deleted" }];
      notSeen.add(of.id);
      return [];
    default:
      return now satisfies never;
  }
}
