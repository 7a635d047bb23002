import { describe, expect, it } from "vitest";
import { type StateName, stateNames } from "../../src/domain/task/schema.ts";
import { shippedDefaults } from "../support/configuration.ts";
import { member, orchestra, order, stateOf, taskId, taskIn, taskOf, when } from "../support/domain-story.ts";

/** Where each state may go, as the rules have it: written out once more, so that the shipped table cannot drift alone. */
const mayGoTo: Readonly<Record<StateName, readonly (StateName | "resume")[]>> = {
  pending: ["in-planning", "assigned", "blocked", "escalated", "completed"],
  "in-planning": ["assigned", "in-progress", "pending", "blocked", "escalated"],
  assigned: ["in-progress", "under-review", "pending", "in-planning", "assigned", "blocked", "escalated"],
  "in-progress": ["under-review", "assigned", "in-planning", "blocked", "escalated"],
  blocked: ["resume", "assigned", "in-planning", "escalated"],
  escalated: ["resume", "assigned", "in-planning", "blocked"],
  "under-review": ["domain-review", "in-progress", "assigned", "completed", "blocked", "escalated"],
  "domain-review": [
    "ready-for-handoff",
    "completed",
    "under-review",
    "in-progress",
    "assigned",
    "blocked",
    "escalated",
  ],
  "ready-for-handoff": ["completed", "in-progress", "blocked", "escalated"],
  completed: ["assigned", "pending"],
};

/** States that the conductor answers for: there is nobody above to escalate to. */
const ownedByTheTop: readonly StateName[] = ["pending", "in-planning", "ready-for-handoff"];

const pairs = stateNames.flatMap((from) => stateNames.map((to) => [from, to] as const));

describe("the shipped lifecycle", () => {
  it.each(stateNames)("leads from %s only where the rules say", (from) => {
    const ways = shippedDefaults.lifecycle.transitions
      .filter((rule) => rule.from === from)
      .map(({ to }) => to);
    expect(ways.toSorted()).toEqual([...mayGoTo[from]].toSorted());
  });

  it.each(pairs)("a lead forces a task from %s to %s only along the table", (from, to) => {
    const state = stateOf(orchestra, taskIn(from));
    const resumed = mayGoTo[from].includes("resume") && taskOf(state).resumeTo === to;
    const isWay = mayGoTo[from].includes(to) || resumed;
    const { after, refusal } = when(state, {
      type: "MoveTask",
      ...order("conductor", 1),
      task: taskId("task"),
      to,
      forced: true,
    });
    const lacksBlocker = to === "blocked" && taskOf(state).blocker === null;
    const lacksSuperior = to === "escalated" && ownedByTheTop.includes(from);
    const isThere = from === to;
    const allowed = isWay && !isThere && !lacksBlocker && !lacksSuperior;
    if (allowed) {
      expect(refusal).toBeNull();
      expect(taskOf(after).state).toBe(to);
    } else {
      expect(refusal).toBe(isThere ? "already-so" : isWay ? "conditions-open" : "no-such-transition");
      expect(taskOf(after).state).toBe(from);
    }
  });

  it.each(pairs)("nobody from outside moves a task from %s to %s", (from, to) => {
    const state = stateOf(orchestra, taskIn(from));
    const { after } = when(state, {
      type: "MoveTask",
      ...order("passer-by", 1),
      task: taskId("task"),
      to,
      forced: false,
    });
    expect(taskOf(after).state).toBe(from);
  });
});

describe("who somebody was to a task before their order", () => {
  const label = (who: string, to: StateName) =>
    ({ type: "MoveTask", ...order(who, 1), task: taskId("task"), to, forced: false }) as const;

  it("lets an assignee give it back by its label, which takes it from them", () => {
    const { after, refusal } = when(stateOf(orchestra, taskIn("assigned")), label("viola", "pending"));
    expect(refusal).toBeNull();
    expect(taskOf(after)).toMatchObject({ state: "pending", assignee: null });
  });

  it("lets nobody become the assignee of what another works on in order to move it", () => {
    const take = {
      type: "AssignTask",
      ...order("cello", 1),
      task: taskId("task"),
      assignee: member("cello"),
    } as const;
    const { after, refusal } = when(stateOf(orchestra, taskIn("in-progress")), take);
    expect(refusal).toBe("not-allowed");
    expect(taskOf(after)).toMatchObject({ state: "in-progress", assignee: "viola" });
  });
});
