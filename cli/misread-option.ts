// What is wrong with the options of a line; Node's own words change between versions.
import { suggestion } from "../src/config/closest.ts";
import type { Option, Verb } from "./verb.ts";

/** The first option that is unknown, lacks its value or has one that is none, as a sentence; null where all are well. */
export function misreadOption(
  verbs: readonly Verb[],
  options: readonly Option[],
  words: readonly string[],
): string | null {
  for (let at = 0; at < words.length && words[at] !== "--"; at += 1) {
    const word = words[at] ?? "";
    if (!/^--?[^-\s]/.test(word)) continue;
    const [, name = "", given] = /^-+([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const option = word.startsWith("--") ? options.find((each) => each.name === name) : undefined;
    if (option === undefined) return unknown(options, word, name);
    if (option.takes === null) {
      if (given !== undefined) return `--${name} stands alone, without a value.`;
      continue;
    }
    const fault = given === undefined ? missing(options, option, words[at + 1]) : null;
    const wrong = fault ?? none(verbs, option, given ?? words[at + 1] ?? "");
    if (wrong !== null) return `--${name} needs <${option.takes}> after it${wrong}.`;
    if (given === undefined) at += 1;
  }
  return null;
}

function unknown(options: readonly Option[], word: string, name: string): string {
  const meant = suggestion(
    name,
    options.map((each) => each.name),
  );
  return `There is no option ${word.replace(/=.*$/s, "")}.${meant === null ? "" : ` ${meant}`}`;
}

function missing(options: readonly Option[], { name }: Option, next: string | undefined): string | null {
  if (next === undefined) return "";
  if (!/^-./s.test(next)) return null;
  return options.some((each) => next.replace(/=.*$/s, "") === `--${each.name}`)
    ? `, and “${next}” is an option`
    : `, and one that begins with a dash is written --${name}=${next}`;
}

function none(verbs: readonly Verb[], { form }: Option, value: string): string | null {
  if (form === undefined || form.test(value)) return null;
  return `, and “${value}” is ${isCommand(verbs, value) ? "a command" : "none"}`;
}

/** Where the value of an option was forgotten before the command: what is wrong, and the command; null where that is not so. */
export function commandTaken(
  verbs: readonly Verb[],
  options: readonly Option[],
  words: readonly string[],
): { readonly what: string; readonly command: string } | null {
  for (const [at, command] of words.entries()) {
    const option = options.find(({ name, form }) => form !== undefined && words[at - 1] === `--${name}`);
    if (option === undefined || !isCommand(verbs, command)) continue;
    const what = misreadOption(verbs, options, words.slice(at - 1, at + 1));
    if (what !== null) return { what, command };
  }
  return null;
}

function isCommand(verbs: readonly Verb[], word: string): boolean {
  return word === "help" || verbs.some(({ name }) => name === word);
}
