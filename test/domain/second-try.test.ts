import { describe, expect, it } from "vitest";
import type { Command } from "../../src/domain/commands.ts";
import { orchestra, order, stateOf, taskId, taskIn, taskOf, when } from "../support/domain-story.ts";

/** A lead sets the label of a state that the task is not ready for. */
function wish(who: string, minutes: number, to: "under-review" | "blocked" = "under-review"): Command {
  return {
    type: "MoveTask",
    ...order(who, minutes, `wish-${minutes}`),
    task: taskId("task"),
    to,
    forced: false,
  };
}

describe("the same wish again", () => {
  const refused = when(stateOf(orchestra, taskIn("in-progress")), wish("conductor", 1));

  it("within ten minutes, by somebody who leads, is carried out as if by /force", () => {
    expect(refused.refusal).toBe("conditions-open");
    const again = when(refused.after, wish("conductor", 11));
    expect(again.refusal).toBeNull();
    expect(again.events).toContainEqual(expect.objectContaining({ type: "TaskMoved", forced: true }));
    expect(taskOf(again.after).state).toBe("under-review");
  });

  it("later is refused like the first", () => {
    expect(when(refused.after, wish("conductor", 12)).refusal).toBe("conditions-open");
  });

  it("is not the one that a machine was refused", () => {
    const machine = when(stateOf(orchestra, taskIn("in-progress")), wish("robot", 1));
    expect(machine.refusal).not.toBeNull();
    expect(when(machine.after, wish("conductor", 5)).refusal).toBe("conditions-open");
  });

  it("is not another wish", () => {
    expect(when(refused.after, wish("conductor", 5, "blocked")).refusal).not.toBeNull();
  });

  it("of somebody who does not lead stays refused", () => {
    const own = when(stateOf(orchestra, taskIn("in-progress")), wish("viola", 1));
    expect(own.refusal).not.toBeNull();
    expect(when(own.after, wish("viola", 5)).refusal).toBe(own.refusal);
  });
});
