import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches } from "./match.ts";
import { InvalidGlobError, glob, longestGlob, parseGlob } from "./pattern.ts";

describe("a glob", () => {
  it.each([
    ["claude/*", "claude/12-add-login"],
    ["*", "main"],
    ["**", "a/b/c"],
    ["a?c", "abc"],
    ["a?c", "a😀c"],
    ["src/**/test.ts", "src/test.ts"],
    ["src/**/test.ts", "src/a/b/test.ts"],
    ["{claude,copilot}/*", "copilot/fix"],
    ["src/{a,b/{c,d}}.ts", "src/b/d.ts"],
    ["{src/**,lib/*}", "src/a/b"],
    ["a{,b}c", "ac"],
    ["app/[id]/page.tsx", "app/[id]/page.tsx"],
    ["\\*.md", "*.md"],
    ["a,b}", "a,b}"],
  ])("%s fits %s", (pattern, text) => {
    expect(matches(glob(pattern), text)).toBe(true);
  });

  it.each([
    ["claude/*", "claude/a/b"],
    ["claude/*", "claude"],
    ["a?c", "a/c"],
    ["a?c", "ac"],
    ["src/**/test.ts", "src/latest.ts"],
    ["src/**", "srcs/a"],
    ["a**b", "a/b"],
    ["{a,b}", "c"],
    ["Main", "main"],
    ["\\*.md", "a.md"],
  ])("%s does not fit %s", (pattern, text) => {
    expect(matches(glob(pattern), text)).toBe(false);
  });

  it.each([
    ["", { code: "empty" }],
    ["!docs", { code: "negated" }],
    ["a{b", { code: "unclosed-brace", at: 1 }],
    ["a{b,{c}", { code: "unclosed-brace", at: 1 }],
    ["{{{{{a}}}}}", { code: "nested-too-deep", at: 4, limit: 4 }],
    ["a\u0000b", { code: "control-character", at: 1 }],
    ["a".repeat(longestGlob + 1), { code: "too-long", limit: longestGlob }],
  ])("refuses %j and says why", (pattern, failure) => {
    expect(parseGlob(pattern)).toEqual({ ok: false, failure });
    expect(() => glob(pattern)).toThrow(InvalidGlobError);
  });

  it("answers about the worst patterns without trying every way through them", () => {
    const worst = glob(`${"{*,**/}*".repeat(30)}z`);
    expect(matches(worst, `${"a".repeat(2_000)}/b`)).toBe(false);
  });

  it("fits the text that it spells, when every character is escaped", () => {
    const text = fc.string({ maxLength: 60 }).filter((each) => each !== "" && !/\p{Cc}/u.test(each));
    fc.assert(
      fc.property(text, text, (spelt, other) => {
        const literal = glob(Array.from(spelt, (character) => `\\${character}`).join(""));
        expect(matches(literal, spelt)).toBe(true);
        expect(matches(literal, other)).toBe(other === spelt);
      }),
    );
  });

  it("agrees with a regular expression made from it", () => {
    const part = fc.constantFrom("a", "b", "/", "*", "?", "{a,b}", "{a,*/b}", "/**/", ".");
    const expression = new Map([
      ["*", "[^/]*"],
      ["?", "[^/]"],
      ["{a,b}", "(?:a|b)"],
      ["{a,*/b}", "(?:a|[^/]*/b)"],
      ["/**/", "/(?:.*/)?"],
      [".", "\\."],
    ]);
    const text = fc.string({ unit: fc.constantFrom("a", "b", "/", "."), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), text, (parts, candidate) => {
        fc.pre(!parts.join("").includes("**") || /^[^*]*(?:\/\*\*\/[^*]*)*$/u.test(parts.join("")));
        const expected = new RegExp(`^${parts.map((each) => expression.get(each) ?? each).join("")}$`, "u");
        expect(matches(glob(parts.join("")), candidate)).toBe(expected.test(candidate));
      }),
      { numRuns: 2_000 },
    );
  });

  it("never throws while reading a pattern", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "{", "}", ",", "*", "/", "\\", "?") }),
        (pattern) => {
          const parsed = parseGlob(pattern);
          if (parsed.ok) expect(typeof matches(parsed.value, "a/b,c{d}")).toBe("boolean");
        },
      ),
    );
  });
});
