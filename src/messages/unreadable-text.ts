import { commandTable } from "../domain/comment-commands/command-table.ts";
import { isCommandName } from "../domain/comment-commands/comment-command.ts";
import type { RefusalFacts } from "../domain/refusal.ts";
import { listOf } from "./names.ts";
import { safeCode, safeText } from "./safe-text.ts";

/** A line that was meant as a command and cannot be one: what stands there, what was expected, and an example. */
export function unreadableText(facts: RefusalFacts): string {
  const found = `“${safeText(word(facts["found"]))}”`;
  switch (facts["problem"]) {
    case "unknown-command":
      return `${found} is no command. Did you mean ${safeCode(`/${word(facts["suggestion"])}`)}? \`/help\` lists them all.`;
    case "missing-argument":
      return `Something is missing after the command: ${expected(facts)}.${example(facts)}`;
    case "wrong-argument":
      return `${found} does not fit here; expected ${expected(facts)}.${example(facts)}`;
    case "unexpected-text":
      return `${found} is more than the command takes.${example(facts)}`;
    case "line-too-long":
      return `A command line has at most ${word(facts["limit"])} characters. Say the rest on a line of its own.`;
    case "too-many-commands":
      return `A comment has at most ${word(facts["limit"])} commands; the rest was not read. Give it in another comment.`;
    default:
      return "This could not be read. `/help` lists the commands.";
  }
}

/** Our own Markdown, from the table of commands. */
function expected(facts: RefusalFacts): string {
  const value = facts["expected"];
  return typeof value === "object" && value !== null ? listOf(value, "or") : "something else";
}

function example(facts: RefusalFacts): string {
  const name = word(facts["command"]);
  return isCommandName(name) ? ` For example: \`${commandTable[name].example}\`` : "";
}

function word(value: RefusalFacts[string] | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
