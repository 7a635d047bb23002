import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closest, suggestion } from "./closest.ts";

const known = ["members", "domains", "when-paused", "lead"];

describe("what was meant", () => {
  it.each([
    ["member", "members"],
    ["domians", "domains"],
    ["Members", "members"],
    ["when_paused", "when-paused"],
    ["laed", "lead"],
  ])("by %s is %s", (word, meant) => {
    expect(closest(word, known)).toBe(meant);
  });

  it.each([["colour"], [""], ["x".repeat(1_000)]])("by %s is nothing that is known", (word) => {
    expect(closest(word, known)).toBeNull();
  });

  it("is the first of equally close ones", () => {
    expect(closest("bac", ["bat", "bad"])).toBe("bat");
  });

  it("is a known word for itself, and for one with a letter too many", () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(12), (word, at) => {
        expect(closest(word, known)).toBe(word);
        expect(closest(`${word.slice(0, at)}q${word.slice(at)}`, known)).toBe(word);
      }),
    );
  });
});

describe("a suggestion", () => {
  it("names the closest, else all, else nothing", () => {
    expect(suggestion("leed", known)).toBe("Did you mean “lead”?");
    expect(suggestion("colour", known)).toBe("Known: members, domains, when-paused, lead.");
    expect(suggestion("colour", [])).toBeNull();
    expect(
      suggestion(
        "colour",
        Array.from({ length: 30 }, (_, index) => `key-${index}`),
      ),
    ).toBeNull();
  });
});
