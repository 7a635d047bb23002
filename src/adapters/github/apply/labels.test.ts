import { expect, test } from "vitest";
import { SCORE } from "../../../../test/support/little-github.ts";
import { TaskId } from "../../../domain/ids.ts";
import { type LabelsEffect, labelsToAskFor, learnFurniture } from "./labels.ts";
import { createMemory } from "./memory.ts";

function label(name: string) {
  return { name, color: "0e8a16", description: "" };
}

function adding(...names: readonly string[]): LabelsEffect {
  const palette = ["state/assigned", "state/blocked"].map(label);
  return {
    kind: "labels",
    subject: TaskId.parse("I_7"),
    number: 7,
    add: names.map(label),
    remove: [],
    palette,
  };
}

function memoryThatSaw(all: boolean, ...names: readonly string[]) {
  const memory = createMemory();
  const labels = new Map(names.map((name) => [name.toLowerCase(), `LA_${name}`]));
  memory.sightings.repositories.set(SCORE.id, { id: "R_5", labels, all });
  learnFurniture(SCORE, memory);
  return memory;
}

test("nothing is asked about labels where a look saw all of them", () => {
  const memory = memoryThatSaw(true, "State/Assigned");
  expect(labelsToAskFor([adding("state/assigned", "tier/1")], SCORE, memory)).toEqual([]);
  expect(memory.repositories.get(SCORE.id)).toBe("R_5");
});

test("where there are more than a look shows, what is unknown is asked for, and with it what would be made", () => {
  const memory = memoryThatSaw(false, "state/assigned");
  expect(labelsToAskFor([adding("state/assigned")], SCORE, memory)).toEqual([]);
  expect(labelsToAskFor([adding("tier/1")], SCORE, memory)).toEqual(["tier/1", "state/blocked"]);
});

test("what a look saw once does not come back after it was forgotten", () => {
  const memory = memoryThatSaw(true, "state/assigned");
  memory.labels.clear();
  learnFurniture(SCORE, memory);
  expect(memory.labels.size).toBe(0);
});
