// What an atomic task is routed to: a tier of its own, of one to three, and none above that of what it serves.
import { expect, it } from "vitest";
import { AccountId } from "../../src/domain/ids.ts";
import type { TaskKind, Tier } from "../../src/domain/task/schema.ts";
import {
  at,
  by,
  orchestra,
  order,
  repository,
  stateOf,
  taskId,
  taskIn,
  taskOf,
  when,
} from "../support/domain-story.ts";

/** A task that the lead labelled with a tier, beneath another of a tier, or beneath none. */
function routed(kind: TaskKind, labelled: Tier, parent: Tier | null): Tier | null {
  const above = taskId("above");
  const state = stateOf(orchestra, parent === null ? [] : taskIn("in-planning", "above", 2));
  if (parent !== null) {
    state.apply({
      type: "TierOverridden",
      at: at(0),
      by: "tutti",
      task: above,
      tier: parent,
      reason: "test",
    });
  }
  const label = `tier/${labelled}`;
  const { after } = when(state, {
    type: "OpenTask",
    ...order("tutti", 1),
    task: taskId("task"),
    repository,
    number: 1,
    description: { kind, title: "Play it louder", criteria: { total: 0, ticked: 0 } },
    author: AccountId.parse(3),
    parent: parent === null ? null : above,
    issueOpen: true,
    routing: {
      body: "",
      labels: ["domain/strings", label],
      paths: [],
      labelledBy: new Map([[label, by("violin")]]),
    },
    ordered: false,
  });
  return taskOf(after).tier;
}

it.each<readonly [Tier, Tier | null, Tier]>([
  [2, null, 2],
  [4, null, 3],
  [0, null, 1],
  [3, 2, 2],
  [3, 4, 3],
  [1, 3, 1],
  [2, 0, 1],
  [0, 0, 1],
])("a tactical task of tier %d beneath tier %s is of tier %d", (labelled, parent, tier) => {
  expect(routed("tactical", labelled, parent)).toBe(tier);
});

it.each<readonly [TaskKind, Tier]>([
  ["instruction", 4],
  ["instruction", 0],
  ["strategic", 4],
])("a task of kind %s keeps its tier %d beneath one of tier 2", (kind, tier) => {
  expect(routed(kind, tier, 2)).toBe(tier);
});
