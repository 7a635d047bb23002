import { describe, expect, test } from "vitest";
import { CommandOutcomes, type CommandOutcome } from "./command-outcomes.ts";
import { Timestamp } from "./timestamp.ts";

const outcomeAt = (second: number): CommandOutcome => ({
  at: Timestamp.parse(`2026-01-05T09:00:0${second}.000Z`),
  refusal: null,
});

describe("outcomes of commands", () => {
  test("read through to those beneath, and write to themselves only", () => {
    const beneath = new CommandOutcomes();
    beneath.set("task", "first", outcomeAt(1));
    const above = new CommandOutcomes(beneath);
    above.set("task", "second", outcomeAt(2));
    expect(above.get("task", "first")).toEqual(outcomeAt(1));
    expect(above.get("task", "second")).toEqual(outcomeAt(2));
    expect(beneath.get("task", "second")).toBeUndefined();
  });

  test("of one subject are not those of another", () => {
    const outcomes = new CommandOutcomes();
    outcomes.set("task", "a cause", outcomeAt(1));
    expect(outcomes.get("task a", "cause")).toBeUndefined();
  });

  test("are listed once, with the uppermost outcome", () => {
    const beneath = new CommandOutcomes();
    beneath.set("task", "first", outcomeAt(1));
    const above = new CommandOutcomes(beneath);
    above.set("task", "first", outcomeAt(3));
    above.set("task", "second", outcomeAt(2));
    above.set("other", "first", outcomeAt(4));
    expect([...above.entries()]).toEqual([
      ["task", "first", outcomeAt(3)],
      ["task", "second", outcomeAt(2)],
      ["other", "first", outcomeAt(4)],
    ]);
  });

  test("take over what was written above", () => {
    const beneath = new CommandOutcomes();
    beneath.set("task", "first", outcomeAt(1));
    const above = new CommandOutcomes(beneath);
    above.set("task", "second", outcomeAt(2));
    beneath.absorb(above);
    expect([...beneath.entries()]).toEqual([
      ["task", "first", outcomeAt(1)],
      ["task", "second", outcomeAt(2)],
    ]);
  });
});
