/*
 * Text of other people inside our Markdown. GitHub looks for mentions and references in what Markdown has rendered, so
 * a backslash alone does not stop them: an invisible space inside them does.
 */

const invisibleSpace = "\u200B";

/** Control characters but white space, and marks of direction, which can make a line look like another. */
const deceptive = /[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** What mentions, references and expressions of a workflow begin with. */
const signs = /[@#$]|GH-(?=\d)/gi;

/** Where an address shows that it is one, and becomes a link. */
const addresses = /:(?=\/\/)|(?<=www)\.|(?<=mailto|xmpp):/gi;

const markup = /[\\`*_[\]<>&|~$]/g;
const startOfBlock = /^(?:[#+\-=/:]|\d+(?=[.)]))/;

/**
 * Any text as one line of Markdown that shows it and does nothing: no mention, reference, closing keyword, link, HTML,
 * formatting, or command. Not for inside a code span, where a backslash shows: that is `safeCode`.
 */
export function safeText(text: string): string {
  const quiet = oneLine(text)
    .replace(signs, (sign) => `${sign}${invisibleSpace}`)
    .replace(addresses, (sign) => `${invisibleSpace}${sign}`);
  return quiet
    .replace(markup, (sign) => `\\${sign}`)
    .replace(startOfBlock, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** Any text as a code span, its delimiters included, that ends where the text does. Nothing for an empty text. */
export function safeCode(text: string): string {
  const line = oneLine(text).replaceAll("${{", `$${invisibleSpace}{{`);
  if (line === "") return "";
  const runs = line.match(/`+/g) ?? [];
  const delimiter = "`".repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  const padding = runs.length > 0 ? " " : "";
  return `${delimiter}${padding}${line}${padding}${delimiter}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").replace(deceptive, "").trim();
}
