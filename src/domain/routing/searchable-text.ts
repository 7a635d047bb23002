/** As long as GitHub lets a body be; what comes after is not looked at. */
const longest = 65_536;

/** Text made ready for looking up words: lower case, each word with a space on both sides. */
export function searchableTitle(title: string): string {
  return wordsOf(title);
}

/**
 * The same of a Markdown body; fenced and inline code and HTML comments are left out, for they are no talk
 * about the work.
 */
export function searchableBody(body: string): string {
  const prose = withoutFences(withoutComments(body.slice(0, longest))).replaceAll(/`[^`\n]*`/gu, " ");
  return wordsOf(prose);
}

/** Whether a word or phrase stands in a searchable text; a star at its end takes any ending. */
export function says(searchable: string, phrase: string): boolean {
  const open = phrase.endsWith("*");
  const words = wordsOf(phrase).trimEnd();
  return words !== "" && searchable.includes(open ? words : `${words} `);
}

function wordsOf(text: string): string {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => ` ${word}`).join("") + (words.length === 0 ? "" : " ");
}

function withoutComments(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const opened = text.indexOf("<!--", at);
    if (opened < 0) return [...kept, text.slice(at)].join(" ");
    kept.push(text.slice(at, opened));
    const closed = text.indexOf("-->", opened + 4);
    if (closed < 0) return kept.join(" ");
    at = closed + 3;
  }
}

function withoutFences(text: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of text.split("\n")) {
    const marker: string | undefined = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
    if (fence === null && marker !== undefined) fence = marker;
    else if (fence !== null && marker !== undefined && marker.startsWith(fence)) fence = null;
    else if (fence === null) kept.push(line);
  }
  return kept.join("\n");
}
