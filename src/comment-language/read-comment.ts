import {
  type CommandName,
  commandNames,
  type CommentCommand,
  isCommandName,
} from "../domain/comment-commands/comment-command.ts";
import { fail, type Result } from "../domain/result.ts";
import { type CandidateLine, candidateLines } from "./candidate-lines.ts";
import { closestName } from "./closest-name.ts";
import { type Problem, quotable } from "./problem.ts";
import { readCommand } from "./read-command.ts";

/** A line of a comment that is a command, or was meant as one. */
export type CommandLine = {
  /** From 1, in the comment as it was written. */
  readonly line: number;
  /** How many equal lines stand above it: `text` and `ordinal` identify the command within its comment. */
  readonly ordinal: number;
  /** The line with single spaces and its name in lower case; a line over the limit is cut there. */
  readonly text: string;
  readonly reading: Result<CommentCommand, Problem>;
};

const longestLine = 2_000;
const mostCommands = 20;

/**
 * The commands of a comment in the order of their lines, one a line, at its start, where GitHub shows plain paragraphs.
 * An unknown word after a slash is reported when it closely resembles a command, else it is no command at all.
 * After twenty commands, one more line says that there are too many; the rest is not read.
 */
export function readComment(markdown: string): readonly CommandLine[] {
  const lines: CommandLine[] = [];
  const seen = new Map<string, number>();
  for (const candidate of candidateLines(markdown)) {
    const recognized = recognize(candidate);
    if (recognized === undefined) continue;
    const ordinal = seen.get(recognized.text) ?? 0;
    seen.set(recognized.text, ordinal + 1);
    const isOver = lines.length === mostCommands;
    const reading = isOver
      ? fail({ code: "too-many-commands", limit: mostCommands } as const)
      : recognized.read();
    lines.push({ line: candidate.line, ordinal, text: recognized.text, reading });
    if (isOver) break;
  }
  return lines;
}

type Recognized = { readonly text: string; readonly read: () => Result<CommentCommand, Problem> };

function recognize({ text: line }: CandidateLine): Recognized | undefined {
  const [word = ""] = line.slice(1).split(" ", 1);
  const name = /^[A-Za-z-]+$/.test(word) ? word.toLowerCase() : word;
  const text = `/${name}${line.slice(word.length + 1)}`;
  if (text.length > longestLine) {
    if (!isCommandName(name)) return undefined;
    const problem: Problem = { code: "line-too-long", limit: longestLine };
    return { text: text.slice(0, longestLine), read: () => fail(problem) };
  }
  if (isCommandName(name)) return { text, read: () => readCommand(name, text) };
  const suggestion = suggest(name);
  if (suggestion === undefined) return undefined;
  return { text, read: () => fail({ code: "unknown-command", found: quotable(`/${name}`), suggestion }) };
}

const shortestResembling = 3;
const longestResembling = 20;

function suggest(word: string): CommandName | undefined {
  if (word.includes("/") || word.length < shortestResembling || word.length > longestResembling)
    return undefined;
  return closestName(word.toLowerCase(), commandNames);
}
