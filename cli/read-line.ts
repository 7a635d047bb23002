import { parseArgs } from "node:util";
import { suggestion } from "../src/config/closest.ts";
import { globalOptions } from "./global-options.ts";
import { CommandProblem } from "./problem.ts";
import type { Given, Option, Verb } from "./verb.ts";

export type ReadLine = { readonly verb: Verb; readonly given: Given };

/** A verb with its operands and options. @throws CommandProblem when it cannot be understood */
export function readLine(verbs: readonly Verb[], words: readonly string[]): ReadLine {
  const [first, second, ...others] = words;
  const [name, rest] = first === "help" && second !== undefined ? [second, others] : [first, words.slice(1)];
  const verb = verbs.find((each) => each.name === name);
  if (verb === undefined || name === undefined) throw unknownVerb(verbs, name ?? "", words);
  const options = [...globalOptions, ...verb.options];
  const { values, positionals } = parse(verb, options, rest);
  const surplus = positionals[verb.operands.length];
  if (surplus !== undefined && values["help"] !== true) {
    throw usage(verb, `\`tutti ${verb.name}\` does not expect “${surplus}”.`);
  }
  const operands = verb.operands.map(({ name }, position) => [name, positionals[position]] as const);
  const missing = verb.operands.find(
    ({ required }, position) => required && positionals[position] === undefined,
  );
  if (missing !== undefined && values["help"] !== true) {
    throw usage(verb, `\`tutti ${verb.name}\` needs <${missing.name}>: ${lowerFirst(missing.summary)}.`);
  }
  return { verb, given: { ...values, ...Object.fromEntries(operands) } };
}

function parse(verb: Verb, options: readonly Option[], words: readonly string[]) {
  const known = Object.fromEntries(
    options.map(({ name, takes }) => [
      name,
      { type: takes === null ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  try {
    return parseArgs({ args: [...words], options: known, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new CommandProblem("usage", describe(options, words, cause), nextStep(verb), { cause });
  }
}

/** Which option is unknown or incomplete; Node's own words change between versions. */
function describe(options: readonly Option[], words: readonly string[], cause: unknown): string {
  for (const word of words) {
    if (word === "--") break;
    if (!/^--?[^-\s]/.test(word)) continue;
    const name = word.replace(/^-+/, "").replace(/=.*$/s, "");
    const option = word.startsWith("--") ? options.find((each) => each.name === name) : undefined;
    if (option !== undefined) continue;
    const meant = suggestion(
      name,
      options.map((each) => each.name),
    );
    return `There is no option ${word.replace(/=.*$/s, "")}.${meant === null ? "" : ` ${meant}`}`;
  }
  for (const { name, takes } of options) {
    if (takes !== null && words.at(-1) === `--${name}`) return `--${name} needs <${takes}> after it.`;
  }
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
}

function unknownVerb(verbs: readonly Verb[], name: string, words: readonly string[]): CommandProblem {
  if (name.startsWith("-")) return optionFirst(verbs, name, words);
  const meant = suggestion(
    name,
    verbs.map((verb) => verb.name),
  );
  return new CommandProblem(
    "usage",
    `There is no command “${name}”.${meant === null ? "" : ` ${meant}`}`,
    "`tutti help` lists the commands.",
  );
}

function optionFirst(verbs: readonly Verb[], option: string, words: readonly string[]): CommandProblem {
  const verb = verbs.find((each) => words.includes(each.name));
  return new CommandProblem(
    "usage",
    `There is no command before ${option}.`,
    verb === undefined
      ? "The command comes first: `tutti help` lists them."
      : `The command comes first, its own options after it: \`tutti ${verb.name} ${option}\`. \`tutti help ${verb.name}\` shows them.`,
  );
}

function usage(verb: Verb, what: string): CommandProblem {
  return new CommandProblem("usage", what, nextStep(verb));
}

function nextStep(verb: Verb): string {
  return `\`tutti help ${verb.name}\` shows how it is written.`;
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
