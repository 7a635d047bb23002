import type { RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** Containers nested deeper than any writer means; the parser recurses into each. */
const deepNesting = /^([ \t\d>*+.)-]{100})[ \t\d>*+.)-]+/gm;

/**
 * What takes the parser quadratic time, which an attacker would use: emphasis, which nothing here looks at, and links
 * and inline HTML, which are looked for unless a text has more of their signs than any writer means.
 */
const costly = {
  emphasis: ["attention", "strikethrough"],
  links: ["labelStartLink", "labelStartImage", "labelEnd", "gfmFootnoteCall", "gfmPotentialFootnoteCall"],
  inlineHtml: ["htmlText", "autolink"],
} as const;
const mostSigns = 200;

/** The text as it is parsed: line feeds only, and no nesting that only an attacker writes. */
export function sourceOf(markdown: string): string {
  return markdown.replace(/\r\n?/g, "\n").replace(deepNesting, "$1");
}

/** The blocks of a text, as GitHub's Markdown divides it. Time grows with the length of the text, whatever it holds. */
export function parseBlocks(source: string): readonly RootContent[] {
  const disabled = [
    ...costly.emphasis,
    ...(occurrences(source, "]") > mostSigns ? costly.links : []),
    ...(occurrences(source, "<") > mostSigns ? costly.inlineHtml : []),
  ];
  return fromMarkdown(source, {
    extensions: [gfm(), { disable: { null: disabled } }],
    mdastExtensions: [gfmFromMarkdown()],
  }).children;
}

function occurrences(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
