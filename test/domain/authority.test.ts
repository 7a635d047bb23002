import { describe, expect, it } from "vitest";
import { order, orchestra, stateOf, taskId, taskIn, taskOf, when } from "../support/domain-story.ts";

describe("an agent's own account", () => {
  it("orders nothing on the task of somebody else", () => {
    const state = stateOf(orchestra, taskIn("in-progress"));
    const { refusal } = when(state, {
      type: "EstimateTask",
      ...order("robot", 1),
      task: taskId("task"),
      hours: 2,
    });
    expect(refusal).toBe("not-allowed");
  });

  it("orders nothing else, whatever it leads", () => {
    const state = stateOf(orchestra, taskIn("in-progress"));
    const { refusal, after } = when(state, {
      type: "MoveTask",
      ...order("robot", 1),
      task: taskId("task"),
      to: "assigned",
      forced: false,
    });
    expect(refusal).toBe("not-allowed");
    expect(taskOf(after).state).toBe("in-progress");
  });
});

describe("somebody who is no member", () => {
  it("is answered three times an hour", () => {
    let state = stateOf(orchestra, taskIn("assigned"));
    const refusals: (string | null)[] = [];
    for (const minutes of [1, 2, 3, 4]) {
      const told = when(state, {
        type: "AskQuestion",
        ...order("passer-by", minutes),
        question: "why",
        task: taskId("task"),
      });
      refusals.push(told.refusal);
      state = told.after;
    }
    const later = when(state, {
      type: "AskQuestion",
      ...order("passer-by", 62),
      question: "why",
      task: taskId("task"),
    });
    expect([...refusals, later.refusal]).toEqual([null, null, null, "rate-limited", null]);
  });
});
