import { argumentKinds } from "../domain/comment-commands/argument-kind.ts";
import type { CommandName } from "../domain/comment-commands/comment-command.ts";
import {
  type CommandArgument,
  type CommandEntry,
  type CommandGiver,
  commandTable,
} from "../domain/comment-commands/command-table.ts";
import { listOf } from "./names.ts";

/** How a command is written: `/pause [@<member> | organization] [until <date or time>]`. */
export function commandUsage(name: CommandName): string {
  const grammar: readonly CommandArgument[] = commandTable[name].arguments;
  return [`/${name}`, ...grammar.map((argument) => notation(argument))].join(" ");
}

const givers: Record<CommandGiver, string> = {
  anyone: "anyone who can read",
  author: "the issue's author",
  planner: "the planner",
  self: "a member who takes it themselves",
  assignee: "the assignee",
  agent: "an agent on its own task",
  reviewer: "an eligible reviewer",
  "receiving-lead": "the lead who takes it over",
  "escalation-target": "whom it was escalated to",
  "domain-lead": "the domain lead or above",
  "tech-lead": "the tech lead or above",
  "engineering-manager": "the engineering manager",
  maintainer: "a maintainer",
};

/** Who may give a command, in words. */
export function commandGivers(entry: CommandEntry): string {
  return listOf(
    entry.who.map((giver) => givers[giver]),
    "or",
  );
}

const places: Record<CommandEntry["where"], string> = {
  issue: "issues",
  "pull-request": "pull requests",
  both: "issues and pull requests",
};

/** Where a command may be given, in words. */
export function commandPlaces(entry: CommandEntry): string {
  return places[entry.where];
}

function notation({ kind, name, required }: CommandArgument): string {
  const written = kind === "text" ? `<${name}>` : argumentKinds[kind].notation;
  return required ? written : `[${written}]`;
}
