// An agent that waits for its provider goes on by itself.
import { expect, it } from "vitest";
import {
  at,
  member,
  orchestra,
  order,
  stateOf,
  taskId,
  taskIn,
  taskOf,
  when,
} from "../support/domain-story.ts";

it("what is blocked until a time goes on at that time, however late the clock is looked at, and not before", () => {
  const task = taskId("task");
  const given = { type: "TaskAssigned", at: at(0), by: "violin", task, assignee: member("robot") } as const;
  const blocked = when(stateOf(orchestra, [...taskIn("in-progress"), { ...given, accepted: true }]), {
    type: "BlockTask",
    ...order("viola", 1),
    task,
    blocker: { kind: "until", reason: "no quota", until: at(60) },
  });
  expect(blocked.refusal).toBeNull();
  const tick = (minutes: number) =>
    taskOf(
      when(blocked.after, { type: "AdvanceClock", ...order("tutti", minutes), cause: null, task }).after,
    );
  expect(tick(59)).toMatchObject({ state: "blocked" });
  expect(tick(60)).toMatchObject({ state: "in-progress", enteredAt: at(60), blocker: null });
  expect(tick(300)).toMatchObject({ state: "in-progress", enteredAt: at(60) });
});
