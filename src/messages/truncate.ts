/** GitHub's limits of length. Counted here in UTF-16 units, of which there are never fewer than characters. */
export const longest = { comment: 65_536, checkSummary: 65_535 } as const;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const ellipsis = "…";

/**
 * The text, or as many whole graphemes of it as fit with an ellipsis after them: no emoji, accent or surrogate pair is
 * cut in two. Cut plain text before it is made safe, never Markdown. A limit below 1 leaves nothing.
 * @param limit in UTF-16 units, the ellipsis included
 */
export function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < ellipsis.length) return "";
  const room = limit - ellipsis.length;
  const end = graphemes.segment(text).containing(room)?.index ?? 0;
  return `${text.slice(0, end).trimEnd()}${ellipsis}`;
}
