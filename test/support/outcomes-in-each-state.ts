// What becomes of a task in each of the ten states, said in a line, and held against what is decided in each mode.
import { expect } from "vitest";
import { Mode } from "../../src/domain/organization/schema.ts";
import { type StateName, stateNames } from "../../src/domain/task/schema.ts";
import { type Told, taskOf } from "./domain-story.ts";

type Outcomes = Readonly<Record<StateName, StateName | readonly [StateName, refusal: string]>>;

/** Each state as it is, but for those named. */
export function staysBut(others: Partial<Outcomes> = {}): Outcomes {
  return {
    pending: "pending",
    "in-planning": "in-planning",
    assigned: "assigned",
    "in-progress": "in-progress",
    blocked: "blocked",
    escalated: "escalated",
    "under-review": "under-review",
    "domain-review": "domain-review",
    "ready-for-handoff": "ready-for-handoff",
    completed: "completed",
    ...others,
  };
}

/** Work that can go on goes to one state, from wherever it is. */
export function workGoesTo(state: StateName): Outcomes {
  return staysBut({
    pending: state,
    "in-planning": state,
    assigned: state,
    "in-progress": state,
    "under-review": state,
    "domain-review": state,
  });
}

/** Where it goes; with a code, where it stays because that was refused. */
export function expectEach(outcomes: Outcomes, act: (state: StateName, mode: Mode) => Told): void {
  for (const mode of Mode.options) {
    const told = stateNames.map((state) => {
      const { after, refusal } = act(state, mode);
      const reached = taskOf(after).state;
      return [state, refusal === null ? reached : [reached, refusal]];
    });
    expect({ mode, ...Object.fromEntries(told) }).toEqual({ mode, ...outcomes });
  }
}
