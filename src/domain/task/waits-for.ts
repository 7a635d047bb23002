import type { Task } from "./schema.ts";

/** Whether a task is held up by this issue; GitHub's names of repositories are the same in capitals and without. */
export function waitsFor(
  { state, tracked, blocker }: Task,
  { repository, number }: { readonly repository: string; readonly number: number },
): boolean {
  if (state !== "blocked" || !tracked || blocker?.kind !== "issue") return false;
  return blocker.number === number && blocker.repository.toLowerCase() === repository.toLowerCase();
}
