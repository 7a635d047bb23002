import * as fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { safeCode, safeText } from "./safe-text.ts";

function parse(markdown: string): Nodes {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Every node below one, itself included. */
function nodes(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap((child) => nodes(child)) : [])];
}

function shownText(markdown: string): string {
  return nodes(parse(markdown))
    .map((node) => (node.type === "text" || node.type === "inlineCode" ? node.value : ""))
    .join("");
}

/** What GitHub acts on in the text of a rendered comment. */
const live = [
  /@[a-z0-9]/i,
  /#\d/,
  /\bGH-\d/i,
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:\S+\/\S+)?(?:#\d|https?:\/\/\w|GH-\d)/i,
  /https?:\/\/\S/,
  /\$\{\{/,
];

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(
        ..."\\`*_[]<>&|~$#@!()+-=/:.\n\t \r".split(""),
        "@octocat",
        "@acme/team",
        "#12",
        "acme/web#12",
        "GH-12",
        "fixes #12",
        "Closes: ",
        "https://github.com/a/b/issues/1",
        "www.example.org",
        "mailto:a@b.co",
        "xmpp:a@b.co",
        "a@b.co",
        "<img src=x onerror=y>",
        "<!-- tutti:card -->",
        "<!--",
        "-->",
        "&lt;",
        "&#64;a",
        "${{ secrets.TOKEN }}",
        "```",
        "~~~",
        "---",
        "===",
        "1. ",
        "12) ",
        "- ",
        "> ",
        "# ",
        "[x](javascript:y)",
        "![x](y)",
        "[^1]",
        "[1]: x",
        "\n/assign @octocat",
        "/ack",
        "$x$",
        ":+1:",
        "\u200B",
        "\u202E",
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

describe("safe text", () => {
  test("is plain text to the Markdown parser, with nothing that GitHub acts on", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = safeText(text);
        const types = new Set(nodes(parse(safe)).map(({ type }) => type));
        expect([...types].filter((type) => !["root", "paragraph", "text"].includes(type))).toEqual([]);
        for (const pattern of live) expect(shownText(safe)).not.toMatch(pattern);
        expect(safe).not.toMatch(/^\s*\//);
        expect(safe).not.toContain("${{");
      }),
      { numRuns: 5_000 },
    );
  });

  test("stays in its place inside a sentence, an item, and a cell", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = safeText(text);
        const sentence = nodes(parse(`Reason: ${safe} · end`)).map(({ type }) => type);
        expect(sentence).toEqual(["root", "paragraph", "text"]);
        const cells = nodes(parse(`a | b\n--- | ---\nx${safe}x | end`)).filter(
          ({ type }) => type === "tableCell",
        );
        expect(cells).toHaveLength(4);
        expect(parse(`- ${safe}\n- end`)).toMatchObject({ children: [{ type: "list", children: [{}, {}] }] });
      }),
      { numRuns: 2_000 },
    );
  });

  test("shows what was written, on one line", () => {
    const visible = (text: string): string => text.replaceAll("\u200B", "");
    const plain = fc.string({ unit: fc.constantFrom(..."aé1 \\`*_[]<>&|~$#@!()+-=/:.\"'{}^%,;?".split("")) });
    fc.assert(
      fc.property(plain, (text) => {
        expect(visible(shownText(safeText(text)))).toBe(text.replace(/ +/g, " ").trim());
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["plain words, with 3 commas, stay", "plain words, with 3 commas, stay"],
    ["ask @ada", "ask @\u200Bada"],
    ["fixes #12", "fixes #\u200B12"],
    ["closes acme/webGH-12", "closes acme/webGH-\u200B12"],
    ["a\n\n/ack", "a /ack"],
    ["/ack", "\\/ack"],
    ["1. first", "1\\. first"],
    ["<b>", "\\<b\\>"],
    ["\u202Eevil\u0000", "evil"],
    ["", ""],
  ])("of %j is %j", (text, safe) => {
    expect(safeText(text)).toBe(safe);
  });
});

describe("safe code", () => {
  test("is one code span that shows the text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const code = safeCode(text);
        if (code === "") return;
        const [, paragraph, span, ...more] = nodes(parse(code));
        expect([paragraph?.type, span?.type, more.length]).toEqual(["paragraph", "inlineCode", 0]);
        expect(code).not.toContain("${{");
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ["ada", "`ada`"],
    ["a `b` c", "`` a `b` c ``"],
    ["`", "`` ` ``"],
    ["a\nb", "`a b`"],
    [" ", ""],
  ])("of %j is %j", (text, code) => {
    expect(safeCode(text)).toBe(code);
  });
});
