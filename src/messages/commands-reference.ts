import { commandNames } from "../domain/comment-commands/comment-command.ts";
import { argumentKinds } from "../domain/comment-commands/argument-kind.ts";
import { helpTextOf } from "./help-text.ts";

const introduction = `# Commands

<!-- Written by tools/write-commands-reference.ts from src/domain/comment-commands/command-table.ts. -->

A command is a line of a comment that starts with a slash. There may be several in a comment, one a line.

- It stands in a plain paragraph, at the start of its line. Commands in code, quotes, lists, tables, headings, links, HTML
  comments and the quoted part of an e-mail are text, and nothing happens.
- Names are read in any case; any white space separates arguments.
- What closely resembles a command is answered with the one that was probably meant. Other words after a slash are text.
- A line has at most 2,000 characters, a comment at most 20 commands.
- Editing a comment runs only the lines that are new in it.

A role above a lead may do what the lead may. Whoever leads, plans or reviews needs triage rights or more in the repository,
asked for at the time of the command: a lead who loses them leads no longer. An assignee does not need them. What the rules refuse is answered with the reason and who may.

## Arguments
`;

/** The documentation of all commands, `docs/commands.md`, whole. */
export function commandsReference(): string {
  const kinds = Object.values(argumentKinds).map(
    ({ notation, expected }) => `- \`${notation}\`: ${expected}`,
  );
  const commands = commandNames.map((name) => `## /${name}\n\n${helpTextOf(name)}\n`);
  return [introduction, `${kinds.join("\n")}\n`, ...commands].join("\n");
}
