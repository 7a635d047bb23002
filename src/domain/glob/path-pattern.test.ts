import { describe, expect, it } from "vitest";
import { coversPath, parsePathPattern, pathPattern } from "./path-pattern.ts";

describe("a pattern of paths", () => {
  it.each([
    ["*.ts", "src/deep/a.ts"],
    ["docs", "docs/guide/a.md"],
    ["docs", "packages/x/docs/a.md"],
    ["docs/", "packages/docs/a.md"],
    ["/docs/", "docs/a/b.md"],
    ["src/web", "src/web/page.tsx"],
    ["src/web/**", "src/web/deep/page.tsx"],
    ["docs/*", "docs/a.md"],
    ["**/*.{test,spec}.ts", "a.test.ts"],
    ["/", "anything/at/all"],
    ["*", "anything/at/all"],
  ])("%s covers %s", (pattern, path) => {
    expect(coversPath(pathPattern(pattern), path)).toBe(true);
  });

  it.each([
    ["docs/*", "docs/deep/a.md"],
    ["/docs", "packages/docs/a.md"],
    ["/docs/", "docs"],
    ["src/web", "packages/src/web/a"],
    ["src/web", "src/website/a"],
    ["/*", "src/a.ts"],
  ])("%s does not cover %s", (pattern, path) => {
    expect(coversPath(pathPattern(pattern), path)).toBe(false);
  });

  it("is refused for the same reasons as a glob", () => {
    expect(parsePathPattern("src/{a")).toEqual({ ok: false, failure: { code: "unclosed-brace", at: 4 } });
    expect(parsePathPattern("!src")).toEqual({ ok: false, failure: { code: "negated" } });
  });
});
