import { parseArgs } from "node:util";
import { suggestion } from "../src/config/closest.ts";
import { globalOptions } from "./global-options.ts";
import { commandTaken, misreadOption } from "./misread-option.ts";
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
  const { values, positionals } = parse(verbs, verb, options, rest);
  const surplus = positionals[verb.operands.length];
  if (surplus !== undefined && values["help"] !== true) {
    throw usage(verb, `\`tutti ${verb.name}\` does not expect “${surplus}”.`);
  }
  const operands = verb.operands.map(({ name }, position) => [name, positionals[position]] as const);
  const missing = verb.operands.find(
    ({ required }, position) => required && positionals[position] === undefined,
  );
  if (missing !== undefined && values["help"] !== true) {
    const taken = takenAsValue(options, rest);
    throw usage(
      verb,
      `\`tutti ${verb.name}\` needs <${missing.name}>: ${lowerFirst(missing.summary)}${taken}.`,
    );
  }
  return { verb, given: { ...values, ...Object.fromEntries(operands) } };
}

function parse(verbs: readonly Verb[], verb: Verb, options: readonly Option[], words: readonly string[]) {
  const known = Object.fromEntries(
    options.map(({ name, takes }) => [
      name,
      { type: takes === null ? ("boolean" as const) : ("string" as const) },
    ]),
  );
  const misread = misreadOption(verbs, options, words);
  if (misread !== null) throw usage(verb, misread);
  try {
    return parseArgs({ args: [...words], options: known, allowPositionals: true, strict: true });
  } catch (cause) {
    const what = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    throw new CommandProblem("usage", what, nextStep(verb), { cause });
  }
}

/** Where an operand is missing, it may be what an option was given whose value was forgotten. */
function takenAsValue(options: readonly Option[], words: readonly string[]): string {
  const at = words.findIndex((word) =>
    options.some(({ name, takes }) => takes !== null && word === `--${name}`),
  );
  return at === -1 ? "" : `; “${words[at + 1]}” was read as the value of ${words[at]}`;
}

function unknownVerb(verbs: readonly Verb[], name: string, words: readonly string[]): CommandProblem {
  const taken = commandTaken(verbs, globalOptions, words);
  if (taken !== null) {
    const { what, command } = taken;
    const next = `For example \`tutti ${command} --repo octo-org/octo-repo\`; \`tutti help ${command}\` shows the rest.`;
    return new CommandProblem("usage", what, next);
  }
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
