import { globalOptions } from "../global-options.ts";
import type { Option, Verb } from "../verb.ts";

/** `tutti` alone: every verb in a line. */
export function overview(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  return [
    "tutti: a team's work on GitHub, from the terminal",
    "",
    "Usage: tutti <command> [operands] [options]",
    "",
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "`tutti help <command>` shows its operands, options and examples.",
    `Every command takes ${globalOptions.map((option) => optionText(option)).join(", ")}; they may stand before it as well.`,
  ].join("\n");
}

export function verbHelp(verb: Verb): string {
  const options = [...verb.options, ...globalOptions];
  const rows = [
    ...verb.operands.map(({ name, summary }) => [`<${name}>`, summary] as const),
    ...options.map((option) => [optionText(option), option.summary] as const),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    `${verb.summary}.`,
    "",
    `Usage: ${usageOf(verb)}`,
    "",
    ...verb.details.flatMap((paragraph) => [paragraph, ""]),
    ...rows.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "Examples:",
    ...verb.examples.map((example) => `  tutti ${example}`),
  ].join("\n");
}

/** The same as data, which an agent reads. */
export function verbReport(verb: Verb) {
  const { name, summary, details, operands, examples } = verb;
  const options = [...verb.options, ...globalOptions].map((option) => ({
    name: option.name,
    takes: option.takes,
    summary: option.summary,
  }));
  return { name, usage: usageOf(verb), summary, details, operands, options, examples };
}

export function usageOf({ name, operands, options }: Verb): string {
  return [
    `tutti ${name}`,
    ...operands.map((operand) => (operand.required ? `<${operand.name}>` : `[${operand.name}]`)),
    ...options.map((option) => `[${optionText(option)}]`),
  ].join(" ");
}

export function optionText({ name, takes }: Option): string {
  return takes === null ? `--${name}` : `--${name} <${takes}>`;
}
