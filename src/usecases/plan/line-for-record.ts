import { mentionPattern } from "../../comment-language/read-member.ts";
import type { CommandLine } from "../../comment-language/read-comment.ts";
import type { CommentBlocker, CommentCommand } from "../../domain/comment-commands/comment-command.ts";
import type { MemberNames } from "../../domain/organization/member-names.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { memberNamed } from "./names-in-comments.ts";

/** Not within a word or an address, and no team's. */
const mention = new RegExp(`(?<![\\w@/.-])${mentionPattern}(?![\\w/-])`, "g");

type Words = (text: string) => string;

/**
 * A line of a comment as it goes on record: members that it mentions by a login are there by their id, since events are for
 * ever and a login is to be erasable. Whom the command names is read from the line as it was written.
 */
export function lineForRecord(state: OrganizationState, names: MemberNames, line: CommandLine): CommandLine {
  const words: Words = (text) =>
    text.replace(mention, (whole, name: string) => {
      const member = memberNamed(state, names, name);
      return member === null ? whole : `@${member}`;
    });
  return { ...line, text: words(line.text), reading: readingForRecord(line.reading, words) };
}

function readingForRecord(reading: CommandLine["reading"], words: Words): CommandLine["reading"] {
  if (reading.ok) return { ...reading, value: commandForRecord(reading.value, words) };
  const { failure } = reading;
  return "found" in failure ? { ...reading, failure: { ...failure, found: words(failure.found) } } : reading;
}

/** Only what people say in their own words is changed. */
function commandForRecord(command: CommentCommand, words: Words): CommentCommand {
  switch (command.name) {
    case "decline":
    case "escalate":
    case "override":
      return { ...command, reason: words(command.reason) };
    case "request-changes":
      return { ...command, note: words(command.note) };
    case "block":
      return { ...command, blocker: blockerForRecord(command.blocker, words) };
    default:
      return command;
  }
}

function blockerForRecord(blocker: CommentBlocker, words: Words): CommentBlocker {
  const reason = words(blocker.reason);
  return blocker.kind === "action"
    ? { ...blocker, reason, action: words(blocker.action) }
    : { ...blocker, reason };
}
