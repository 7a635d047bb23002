import type { ArgumentKindName } from "../domain/comment-commands/argument-kind.ts";
import { isCommandName } from "../domain/comment-commands/comment-command.ts";
import { LayerName } from "../domain/organization/schema.ts";
import { Priority, StateName } from "../domain/task/schema.ts";
import { readBlocker } from "./read-blocker.ts";
import { readDuration } from "./read-duration.ts";
import { readMember } from "./read-member.ts";
import { readMoment } from "./read-moment.ts";

/** An argument's value and what follows it on the line. */
export type ReadArgument = { readonly value: unknown; readonly rest: string };

/** Reads one argument from the start of `text`, a normalised piece of a line. Nothing when it is not of that kind. */
export function readArgument(kind: ArgumentKindName, text: string): ReadArgument | undefined {
  switch (kind) {
    case "text":
      return wholeText(text === "" ? undefined : text);
    case "blocker":
      return wholeText(readBlocker(text));
    case "until":
      return readUntil(text);
    case "command":
      return firstWord(text, (word) => known(word.replace(/^\//, "").toLowerCase(), isCommandName));
    case "member":
      return firstWord(text, readMember);
    case "tier":
      return firstWord(text, (word) => (/^[0-4]$/.test(word) ? Number(word) : undefined));
    case "priority":
      return firstWord(text, readPriority);
    case "layer":
      return firstWord(text, (word) => LayerName.safeParse(word.toLowerCase()).data);
    case "state":
      return firstWord(text, (word) => StateName.safeParse(word.toLowerCase()).data);
    case "duration":
      return firstWord(text, readDuration);
    case "pause-target":
      return firstWord(text, readPauseTarget);
    default:
      return kind satisfies never;
  }
}

function firstWord(text: string, read: (word: string) => unknown): ReadArgument | undefined {
  const [word = ""] = text.split(" ", 1);
  const value = read(word);
  return value === undefined ? undefined : { value, rest: text.slice(word.length).trimStart() };
}

function wholeText(value: unknown): ReadArgument | undefined {
  return value === undefined ? undefined : { value, rest: "" };
}

function known(name: string, isKnown: (name: string) => boolean): string | undefined {
  return isKnown(name) ? name : undefined;
}

function readPriority(word: string): Priority | null | undefined {
  return word.toLowerCase() === "none" ? null : Priority.safeParse(word.toUpperCase()).data;
}

function readPauseTarget(word: string): unknown {
  const lower = word.toLowerCase();
  if (lower === "organization" || lower === "organisation") return { kind: "organization" };
  const member = readMember(word);
  return member === undefined ? undefined : { kind: "member", member };
}

function readUntil(text: string): ReadArgument | undefined {
  const [, time] = /^until (.+)$/i.exec(text) ?? [];
  return wholeText(time === undefined ? undefined : readMoment(time));
}
