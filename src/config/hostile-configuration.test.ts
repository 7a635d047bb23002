import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findings,
  problemsOf,
  resolutionOf,
  shippedDefaults,
  shippedFile,
} from "../../test/support/configuration.ts";
import { readConfiguration } from "./read-configuration.ts";

describe("a hostile configuration", () => {
  it.each([
    ["__proto__: { polluted: true }\n", "1:1 reserved-key __proto__"],
    ["members:\n  constructor: {}\n", "2:3 reserved-key members.constructor"],
    ["a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *nope]\n", "4:9 invalid-yaml d[1]"],
    ["a: &a [*a]\n", "1:8 too-complex a[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]"],
    ["mode: !!js/function 'x'\n", "1:7 invalid-yaml"],
    ["mode: observe\n---\nmode: enforce\n", "2:1 invalid-yaml"],
    ["? [a]\n: b\n", "1:3 wrong-type"],
  ])("%j is refused", (text, problem) => {
    expect(findings(text)).toContain(problem);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  it("that unfolds without end is refused quickly", () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const aliases = Array.from({ length: 10 }, () => `*l${level}`).join(", ");
      return `k${level + 1}: &l${level + 1} [${aliases}]`;
    });
    expect(findings(`k0: &l0 [x]\n${levels.join("\n")}\n`)).toContainEqual(
      expect.stringContaining("too-complex"),
    );
  });

  it("that is too large is refused unread", () => {
    expect(findings(`# ${"x".repeat(300_000)}`)).toEqual(["1:1 too-large"]);
  });

  it("with thousands of faults has a report that somebody can read", () => {
    const keys = Array.from({ length: 12_000 }, (_, index) => `k${index}: 1`).join("\n");
    expect(problemsOf(keys).length).toBe(200);
    expect(problemsOf("k: 1\n".repeat(12_000)).length).toBe(200);
  });

  it("is told of what is too much, however many other faults it has", () => {
    const members = Array.from({ length: 5_500 }, (_, index) => `  M${index}: {x: 1, y: [1]}`).join("\n");
    const problems = findings(`lead: m1\nmembers:\n${members}\n`);
    expect(problems).toEqual([expect.stringContaining("too-complex")]);
  });

  it("with thousands of aliases is read in linear time", () => {
    const anchors = Array.from({ length: 4_000 }, (_, index) => `k${index}: &a${index} 1`).join("\n");
    const text = `${anchors}\nz: [${"*a1,".repeat(10_000)}]\n`;
    expect(problemsOf(text)).toHaveLength(200);
  }, 5_000);

  it("with more members than there may be is refused", () => {
    const members = Array.from({ length: 501 }, (_, index) => `  m${index}: {}`).join("\n");
    expect(findings(`lead: m1\nmembers:\n${members}\ndomains: { app: }\n`)).toEqual(["2:1 too-many members"]);
  });

  it("never makes the reader throw, whatever is done to a good one", () => {
    const good = shippedFile("examples/eight.yml");
    const scraps = fc.constantFrom(
      "",
      "{",
      "}",
      "[",
      ":",
      "- ",
      "&a ",
      "*a",
      "!!str ",
      "\t",
      "\n",
      "'",
      '"',
      "null",
      "#",
      "1e9",
      "\u0000",
      "__proto__: ",
      "é",
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(80), scraps, (at, length, scrap) => {
        const mutated = good.slice(0, at) + scrap + good.slice(at + length);
        const read = readConfiguration(mutated, shippedDefaults);
        expect(read.ok || read.failure.length > 0).toBe(true);
        if (read.ok && read.value.role === "home") expect(resolutionOf(read.value)).toHaveProperty("ok");
        const lines = mutated.split("\n").length;
        for (const { line, column, endLine } of read.ok ? [] : read.failure) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(endLine).toBeGreaterThanOrEqual(line);
          expect(endLine).toBeLessThanOrEqual(lines + 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never makes the reader throw, whatever values stand where", () => {
    const keys = fc.constantFrom(
      "members",
      "domains",
      "lead",
      "roles",
      "review",
      "gate",
      "lifecycle",
      "routing",
      "calendar",
      "calendars",
      "modes",
      "ada",
      "app",
      "github",
      "layers",
      "transitions",
      "tiers",
      "1",
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.jsonValue({ maxDepth: 1 }), tie("list"), tie("map")),
      list: fc.array(tie("value"), { maxLength: 3 }),
      map: fc.dictionary(keys, tie("value"), { maxKeys: 5 }),
    }));
    fc.assert(
      fc.property(fc.dictionary(keys, value), (file) => {
        const read = readConfiguration(JSON.stringify(file), shippedDefaults);
        expect(read.ok || read.failure.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
