import type { Paragraph, RootContent } from "mdast";
import { startOfQuotedMessage } from "./email-quote.ts";
import { parseBlocks, sourceOf } from "./markdown-blocks.ts";
import { normalizeLine } from "./normalize-line.ts";

/** A line that starts with a slash where a command may stand, normalised, and its number in the comment from 1. */
export type CandidateLine = { readonly line: number; readonly text: string };

/**
 * The lines of top-level paragraphs that start with a slash, as GitHub's Markdown divides the text. Nothing in code,
 * quotes, lists, tables, headings, footnotes, links or HTML (comments, above all), nor in the message that an e-mail
 * answers. Time grows with the length of the text, whatever it holds.
 */
export function candidateLines(markdown: string): readonly CandidateLine[] {
  const source = sourceOf(markdown);
  if (!source.split("\n").some((line) => startsWithSlash(line))) return [];
  const blocks = parseBlocks(source);
  const candidates: CandidateLine[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== "paragraph") continue;
    const start = block.position?.start.offset ?? 0;
    const paragraph = source.slice(start, block.position?.end.offset);
    const quotedFrom = startOfQuotedMessage(paragraph);
    candidates.push(...linesOf(block, paragraph.slice(0, quotedFrom)));
    if (quotedFrom !== undefined && blocks[index + 1]?.type !== "blockquote") break;
  }
  return candidates;
}

function linesOf(paragraph: Paragraph, source: string): readonly CandidateLine[] {
  const first = paragraph.position?.start;
  if (first?.offset === undefined) return [];
  const candidates: CandidateLine[] = [];
  let offset = first.offset;
  for (const [index, raw] of source.split("\n").entries()) {
    const lineStart = offset;
    if (startsWithSlash(raw) && !paragraph.children.some((child) => wraps(child, lineStart))) {
      candidates.push({ line: first.line + index, text: normalizeLine(raw) });
    }
    offset += raw.length + 1;
  }
  return candidates;
}

/** Whether a span of code, a link, a tag or the like begins on an earlier line and still lasts. */
function wraps(child: RootContent, offset: number): boolean {
  const start = child.position?.start.offset;
  const end = child.position?.end.offset;
  return child.type !== "text" && start !== undefined && end !== undefined && start < offset && offset < end;
}

function startsWithSlash(line: string): boolean {
  return normalizeLine(line.slice(0, 200)).startsWith("/");
}
