import { type CommandName, commandNames } from "../domain/comment-commands/comment-command.ts";
import { commandTable } from "../domain/comment-commands/command-table.ts";
import { commandGivers, commandPlaces, commandUsage } from "./command-usage.ts";

/** The answer to `/help`: every command in a line. */
export function helpText(): string {
  const lines = commandNames.map((name) => `- \`${commandUsage(name)}\`: ${commandTable[name].help}`);
  return [
    "One command a line, at its start, outside quotes, lists and code. `/help <command>` tells more of one.",
    "",
    ...lines,
  ].join("\n");
}

/** The answer to `/help <command>`. */
export function helpTextOf(name: CommandName): string {
  const entry = commandTable[name];
  return [
    `\`${commandUsage(name)}\``,
    "",
    `${entry.help} ${entry.details}`,
    "",
    `- Who: ${commandGivers(entry)}`,
    `- Where: ${commandPlaces(entry)}`,
    `- Example: \`${entry.example}\``,
  ].join("\n");
}
