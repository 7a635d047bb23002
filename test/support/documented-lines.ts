// Lines for a terminal that the documentation shows, in blocks and within sentences.
import { codeBlocks, inlineCode } from "./documentation.ts";

export type DocumentedLine = { readonly path: string; readonly line: string };

const blocks = codeBlocks.filter(({ language }) => ["sh", "bash", "shell", "console"].includes(language));

export const shownLines: readonly DocumentedLine[] = blocks.flatMap(({ path, text }) =>
  text
    .split("\n")
    .map((line) => line.replace(/\s+#.*$|^#.*$/, "").trim())
    .flatMap((line) => line.split(" && "))
    .filter((line) => line !== "")
    .map((line) => ({ path, line })),
);

export const namedLines: readonly DocumentedLine[] = inlineCode
  .filter(({ code }) => /^(?:npm|node|git|docker|tutti) [a-z]/.test(code) && !/[…|[]/.test(code))
  .map(({ path, code }) => ({ path, line: code }));

/** What has to be filled in counts as filled in; quotes keep words together; settings before a command are left out. */
export function wordsOf(line: string): readonly string[] {
  const words = line.match(/"[^"]*"|'[^']*'|\S+(?: host>)?/g) ?? [];
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  return (first < 0 ? [] : words.slice(first)).map((word) => word.replaceAll(/["']/g, ""));
}

/** What the command `tutti` is given by a line, however it is started; null for a line that does not give it anything. */
export function wordsForTutti(line: string): readonly string[] | null {
  const [program = "", first = "", second = "", ...rest] = wordsOf(line);
  const given =
    program === "tutti"
      ? [first, second, ...rest]
      : (program === "npx" && first === "tutti") || (program === "node" && /(?:^|\/)tutti\.mjs$/.test(first))
        ? [second, ...rest]
        : program === "npm" && first === "run" && second === "tutti"
          ? rest.slice(1)
          : [];
  const words = given.filter((word) => word !== "");
  return words.length === 0 || words[0] === "<command>" ? null : words;
}
