import { AccountId, RepositoryId, TaskId } from "../../src/domain/ids.ts";
import { openTask } from "../../src/domain/task/evolve.ts";
import type { Task } from "../../src/domain/task/schema.ts";
import { Timestamp } from "../../src/domain/timestamp.ts";

export const taskAt = Timestamp.parse("2026-01-05T09:00:00.000Z");

/** A pending task, plain but for what the test says. */
export function taskOf(words: Partial<Task> = {}): Task {
  const opened = openTask({
    type: "TaskOpened",
    at: taskAt,
    by: "tutti",
    task: TaskId.parse("issue-1-1"),
    repository: RepositoryId.parse(1),
    number: 1,
    kind: "instruction",
    title: "A search",
    author: AccountId.parse(101),
    parent: null,
    issueOpen: true,
  });
  return { ...opened, ...words };
}
