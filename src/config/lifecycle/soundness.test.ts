import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedDefaults } from "../../../test/support/configuration.ts";
import { stateNames } from "../../domain/task/schema.ts";
import { unsoundnesses } from "./soundness.ts";

const { lifecycle } = shippedDefaults;

function without(drop: (rule: (typeof lifecycle.transitions)[number]) => boolean) {
  return { ...lifecycle, transitions: lifecycle.transitions.filter((rule) => !drop(rule)) };
}

describe("the shipped lifecycle", () => {
  it("has every state reachable from pending, and a way from every state to completed", () => {
    expect(unsoundnesses(lifecycle)).toEqual([]);
  });

  it("uses all ten states", () => {
    const used = new Set(lifecycle.transitions.flatMap(({ from, to }) => [from, to]));
    expect([...used].filter((state) => state !== "resume").sort()).toEqual([...stateNames].sort());
  });

  it("completes no parent before its children, not even by force", () => {
    const ends = lifecycle.transitions.filter(({ to }) => to === "completed");
    expect(ends.filter(({ when }) => !when.includes("children-completed"))).toEqual([]);
    expect(lifecycle.forceable).not.toContain("children-completed");
  });

  it("names no transition twice", () => {
    const pairs = lifecycle.transitions.map(({ from, to }) => `${from} → ${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});

describe("soundness", () => {
  it("misses a state that only leads on", () => {
    expect(unsoundnesses(without(({ to }) => to === "domain-review"))).toEqual([
      { code: "unreachable-state", state: "domain-review" },
      { code: "unreachable-state", state: "ready-for-handoff" },
    ]);
  });

  it("misses the way out of states that only lead to each other", () => {
    const looping = without(
      ({ from, to }) =>
        (from === "blocked" && to !== "escalated") || (from === "escalated" && to !== "blocked"),
    );
    expect(unsoundnesses(looping)).toEqual([
      { code: "state-without-way-out", state: "blocked" },
      { code: "state-without-way-out", state: "escalated" },
    ]);
  });

  it("takes no resuming for a way out of work that was interrupted", () => {
    const stuck = without(({ from, to }) => from === "in-progress" && to !== "blocked");
    expect(unsoundnesses(stuck)).toEqual([]);
    const looping = {
      ...stuck,
      transitions: stuck.transitions.filter(({ from, to }) => from !== "blocked" || to === "resume"),
    };
    expect(unsoundnesses(looping)).toEqual([{ code: "state-without-way-out", state: "in-progress" }]);
  });

  it("lets a state go that nothing leads to and that leads nowhere", () => {
    const gone = without(({ from, to }) => from === "escalated" || to === "escalated");
    expect(unsoundnesses(gone)).toEqual([]);
  });

  it("misses the way out of a state that a merge leads to, though the table does not know it", () => {
    const gone = without(({ from, to }) => from === "ready-for-handoff" || to === "ready-for-handoff");
    expect(unsoundnesses(gone)).toContainEqual({ code: "state-without-way-out", state: "ready-for-handoff" });
  });

  it("is only ever lost by taking transitions away, never by adding them between sound states", () => {
    const state = fc.constantFrom(...stateNames);
    fc.assert(
      fc.property(state, state, (from, to) => {
        const more = [...lifecycle.transitions, { from, to, by: ["tutti" as const], when: [] }];
        expect(unsoundnesses({ ...lifecycle, transitions: more })).toEqual([]);
      }),
    );
  });
});
