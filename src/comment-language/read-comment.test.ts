import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readComment } from "./read-comment.ts";

const texts = (markdown: string): readonly string[] => readComment(markdown).map(({ text }) => text);

describe("a command", () => {
  test.each([
    ["alone", "/status"],
    ["with white space around", "  /status   "],
    ["after a paragraph", "Thanks!\n\n/status"],
    ["on a line of a paragraph", "Thanks!\n/status\nBye"],
    ["on an indented line of a paragraph", "Thanks!\n     /status"],
    ["with the line ends of Windows", "Thanks!\r\n/status\r\nBye"],
    ["with an ideographic space before it", "\u3000/status"],
    ["with a byte-order mark and marks of direction", "\uFEFF\u200F/status\u200E"],
    ["in capitals", "/STATUS"],
    ["below a quote", "> what about it?\n\n/status"],
    ["below an answered e-mail", "On Tue, Ada wrote:\n> how is it?\n\n/status"],
    ["below code", "```\ncode\n```\n/status"],
    ["between HTML blocks", "<details>\n\n/status\n\n</details>"],
    ["below a closed HTML comment", "<!-- note -->\n\n/status"],
    ["after a table", "a|b\n-|-\n1|2\n\n/status"],
    ["after emoji", "👩‍👩‍👧‍👦 🇫🇷\n/status"],
  ])("is read %s", (_, markdown) => {
    expect(readComment(markdown)).toMatchObject([
      { text: "/status", ordinal: 0, reading: { ok: true, value: { name: "status" } } },
    ]);
  });

  test.each([
    ["in fenced code", "```\n/status\n```"],
    ["in a fence that never ends", "~~~\n/status"],
    ["in indented code", "    /status"],
    ["in code that spans lines", "see `a\n/status\nb`"],
    ["in a quote", "> /status"],
    ["in a quote's lazy line", "> quoted\n/status"],
    ["in an HTML comment", "<!--\n/status\n-->"],
    ["in an HTML comment that starts inside a line", "text <!-- \n/status\n-->"],
    ["in an HTML comment that never ends", "<!--\n\n/status"],
    ["in an HTML block", "<div>\n/status\n</div>"],
    ["in a tag's attribute", 'text <a title="\n/status\n">'],
    ["in a link's text", "[text\n/status\n](https://example.org)"],
    ["in an image's text", "![text\n/status\n](https://example.org)"],
    ["in a reference's text", "[text\n/status\n][1]\n\n[1]: https://example.org"],
    ["in a definition", "[1]:\n/status"],
    ["in a footnote", "[^1]: note\n/status\n\ntext[^1]"],
    ["in a table", "/status | b\n--- | ---\n/status | 2"],
    ["in a list", "- /status\n- [ ] /status\n\n1. /status"],
    ["in a heading", "# /status"],
    ["in an underlined heading", "/status\n---"],
    ["inside a line", "please /status"],
    ["behind an escape", "\\/status"],
    ["written with entities", "&#47;status"],
    ["in the e-mail that is answered", "Fine.\n\nOn Tue, 3 Feb 2026, Ada wrote:\n\nHello\n\n/status"],
    [
      "in an e-mail whose attribution is wrapped",
      "On Tue, 3 Feb 2026 at 10:00, Ada <\nada@example.org> wrote:\n/status",
    ],
    ["in a forwarded message", "See below.\n\n-----Original Message-----\n/status"],
  ])("is not read %s", (_, markdown) => {
    expect(readComment(markdown)).toEqual([]);
  });

  test.each([
    ["a path", "/usr/bin/status"],
    ["a directory", "/status/"],
    ["a short word", "/s"],
    ["a slash alone", "/"],
    ["a slash and a space", "/ status"],
    ["two slashes", "//status"],
    ["a comment of C", "/* status */"],
    ["a fraction", "1/2"],
    ["an address", "https://example.org/status"],
    ["a word unlike any command", "/usr and /etc are directories"],
    ["a slash from another alphabet", "\uFF0Fstatus"],
  ])("is not %s", (_, markdown) => {
    expect(readComment(markdown)).toEqual([]);
  });

  test("with a letter from another alphabet is not carried out, but its author hears of it", () => {
    expect(readComment("/st\u0430tus")).toMatchObject([
      { reading: { ok: false, failure: { code: "unknown-command", suggestion: "status" } } },
    ]);
    expect(readComment("/trac\u212A")).toMatchObject([
      { reading: { ok: false, failure: { code: "unknown-command", suggestion: "track" } } },
    ]);
  });
});

describe("a line", () => {
  test("is told by its number, its text and how often that text came before", () => {
    const lines = readComment("Hello\n/ACK\n\n/assign\u00A0\u00A0@ada\n/ack  \n\n```\n/ack\n```\n/ack");
    expect(lines.map(({ line, text, ordinal }) => [line, text, ordinal])).toEqual([
      [2, "/ack", 0],
      [4, "/assign @ada", 0],
      [5, "/ack", 1],
      [10, "/ack", 2],
    ]);
  });

  test("keeps its identity when lines around it change", () => {
    const identity = (markdown: string): string | undefined =>
      readComment(markdown)
        .filter(({ text }) => text === "/ack")
        .map(({ text, ordinal }) => `${text} ${ordinal}`)[0];
    expect(identity("new\n\n/start\n\n  /ack")).toBe(identity("/ack"));
  });

  test("that is too long is a problem, and is cut", () => {
    const [line] = readComment(`/decline ${"x".repeat(3_000)}`);
    expect(line?.text).toHaveLength(2_000);
    expect(line?.reading).toEqual({ ok: false, failure: { code: "line-too-long", limit: 2_000 } });
  });

  test("after twenty commands says that there are too many, once", () => {
    const lines = readComment("/ack\n".repeat(50));
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)?.reading).toEqual({ ok: false, failure: { code: "too-many-commands", limit: 20 } });
  });
});

describe("a misspelt command", () => {
  test.each([
    ["/asign @ada", "assign"],
    ["/aprove peer", "approve"],
    ["/unassign @ada", "assign"],
    ["/satrt", "start"],
    ["/help!", "help"],
    ["/request_changes peer x", "request-changes"],
  ])("%s is answered with the name it resembles", (markdown, suggestion) => {
    expect(readComment(markdown)).toMatchObject([
      { reading: { ok: false, failure: { code: "unknown-command", suggestion } } },
    ]);
  });
});

describe("any text", () => {
  test("is read without an error, and only lines that start with a slash are", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom(
        "/help",
        "\n",
        "\r\n",
        "> ",
        "```\n",
        "- ",
        "<!--",
        "-->",
        "[",
        "](",
        "|",
        "    ",
        "`",
        "/tier 9",
        "@a",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const { text, line } of readComment(pieces.join(""))) {
          expect(text).toMatch(/^\//);
          expect(line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    "*a_ ",
    "]",
    "[",
    "[a](",
    "[^a]",
    ">",
    "> - ",
    "a@b.c ",
    "a|b\n",
    "a <!--",
    "~a~~",
    `${">".repeat(99)}\n`,
  ])("of 65,536 characters of %j is read", (unit) => {
    const body = `${unit.repeat(65_000 / unit.length)}\n\n/status`;
    expect(texts(body)).toEqual(["/status"]);
  });
});
