import { globalOptions } from "./global-options.ts";

/** The same line with its options of every command after the command, where `tutti --repo octo/score status` has them before it. */
export function commandFirst(words: readonly string[]): readonly string[] {
  const before: string[] = [];
  let at = 0;
  for (let taken = lengthOf(words, at); taken > 0; taken = lengthOf(words, at)) {
    before.push(...words.slice(at, at + taken));
    at += taken;
  }
  const [command, ...rest] = words.slice(at);
  return command === undefined ? words : [command, ...before, ...rest];
}

/** How many words the option of every command is that stands there; 0 where there is none, or no value for it. */
function lengthOf(words: readonly string[], at: number): number {
  const word = words[at] ?? "";
  const option = globalOptions.find(({ name }) => word === `--${name}` || word.startsWith(`--${name}=`));
  if (option === undefined) return 0;
  if (option.takes === null || word.includes("=")) return 1;
  return words[at + 1] === undefined ? 0 : 2;
}
