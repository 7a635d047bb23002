// Each command for a comment that the documentation names is one, and is written as the comment language reads it.
import { describe, expect, it } from "vitest";
import { readComment } from "../../src/comment-language/read-comment.ts";
import { codeBlocks, inlineCode } from "../support/documentation.ts";

/** What begins with a slash and is none. */
const addresses = new Set(["/healthz", "/readyz", "/metrics", "/data", "/api"]);
const written = [
  ...inlineCode
    .filter(({ path }) => !path.startsWith("docs/adr/"))
    .map(({ path, code }) => ({ path, line: code })),
  ...codeBlocks
    .filter(({ language }) => language === "" || language === "text")
    .flatMap(({ path, text }) => text.split("\n").map((line) => ({ path, line }))),
].filter(({ line }) => /^\/[a-z-]+(?: |$)/.test(line) && !addresses.has(line.split(" ", 1)[0] ?? ""));

/** Its name alone, or a form with what has to be filled in. */
const named = written.filter(({ line }) => isPattern(line));
const whole = written.filter(({ line }) => !isPattern(line));

describe("the commands that the documentation names", () => {
  it("were found", () => {
    expect(whole.length).toBeGreaterThan(10);
    expect(named.length).toBeGreaterThan(10);
  });

  it.each(whole)("$path: $line", ({ line }) => {
    expect(readComment(line)).toMatchObject([{ reading: { ok: true } }]);
  });

  it.each(named)("$path: $line, as there is", ({ line }) => {
    const [name = ""] = line.split(" ", 1);
    const [read] = readComment(name);
    expect(read?.text).toBe(name);
    expect(read?.reading).not.toMatchObject({ failure: { code: "unknown-command" } });
  });
});

function isPattern(line: string): boolean {
  return !line.includes(" ") || /[<[|]/.test(line);
}
