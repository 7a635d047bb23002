import type { CommandName } from "../domain/comment-commands/comment-command.ts";

/**
 * Why a line that was meant as a command cannot be carried out. `column` counts from 1 in the normalised line; `found`
 * is cut to a length that can be quoted; `expected` are words of `argumentKinds`.
 */
export type Problem =
  | { readonly code: "unknown-command"; readonly found: string; readonly suggestion: CommandName }
  | {
      readonly code: "missing-argument";
      readonly command: CommandName;
      readonly column: number;
      readonly expected: readonly string[];
    }
  | {
      readonly code: "wrong-argument";
      readonly command: CommandName;
      readonly column: number;
      readonly found: string;
      /** More than one where several optional arguments could stand. */
      readonly expected: readonly string[];
    }
  | {
      readonly code: "unexpected-text";
      readonly command: CommandName;
      readonly column: number;
      readonly found: string;
    }
  | { readonly code: "line-too-long"; readonly limit: number }
  | { readonly code: "too-many-commands"; readonly limit: number };

const quotedCharacters = 80;

/** The beginning of what somebody wrote, short enough to quote. */
export function quotable(text: string): string {
  const characters = Array.from(text.slice(0, quotedCharacters * 2));
  return characters.length <= quotedCharacters && text.length <= quotedCharacters * 2
    ? text
    : `${characters.slice(0, quotedCharacters).join("")}…`;
}
