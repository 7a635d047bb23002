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

describe("what is forgotten of a subject", () => {
  const upTo = outcomeAt(2).at;

  function ofThree(): CommandOutcomes {
    const outcomes = new CommandOutcomes();
    outcomes.set("task", "first", outcomeAt(1));
    outcomes.set("task", "third", outcomeAt(3));
    outcomes.set("other", "first", outcomeAt(1));
    return outcomes;
  }

  test("is what ran up to a time, and not what ran since, nor on another", () => {
    const outcomes = ofThree();
    outcomes.forget("task", upTo);
    expect([...outcomes.entries()]).toEqual([
      ["task", "third", outcomeAt(3)],
      ["other", "first", outcomeAt(1)],
    ]);
    expect(outcomes.get("task", "first")).toBeUndefined();
    expect(
      [outcomeAt(1), outcomeAt(2), outcomeAt(3)].map(({ at }) => outcomes.hasForgotten("task", at)),
    ).toEqual([true, true, false]);
    expect([...outcomes.forgotten()]).toEqual([["task", upTo]]);
  });

  test("is forgotten above only, until it is taken over", () => {
    const beneath = ofThree();
    const above = new CommandOutcomes(beneath);
    expect(above.remembersUpTo("task", upTo)).toBe(true);
    above.forget("task", upTo);
    above.set("task", "late", outcomeAt(1));
    expect([above.get("task", "first"), above.get("task", "late")]).toEqual([undefined, undefined]);
    expect(above.remembersUpTo("task", upTo)).toBe(false);
    expect(above.remembersUpTo("task", outcomeAt(3).at)).toBe(true);
    expect([...above.entries()]).toHaveLength(2);
    expect(beneath.get("task", "first")).toEqual(outcomeAt(1));
    beneath.absorb(above);
    expect([...beneath.entries()]).toEqual([...above.entries()]);
    expect([...beneath.forgotten()]).toEqual([["task", upTo]]);
  });

  test("never becomes less", () => {
    const outcomes = ofThree();
    outcomes.forget("task", outcomeAt(3).at);
    outcomes.forget("task", upTo);
    expect([...new CommandOutcomes(outcomes).forgotten()]).toEqual([["task", outcomeAt(3).at]]);
  });
});
