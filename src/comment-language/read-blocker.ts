import type { CommentBlocker } from "../domain/comment-commands/comment-command.ts";
import { mentionPattern, readMember } from "./read-member.ts";
import { readMoment } from "./read-moment.ts";

const action = new RegExp(`^(.+?) (${mentionPattern}): (.+)$`);
const issue = /^(.+) on (?:([A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}))?#(\d{1,9})$/i;
const until = /^(.+) until (\S+(?: \S+)?)$/i;

/** A reason, and what has to happen: `… @who: action`, `… on #12`, `… until 2026-03-02`, looked for in this order. */
export function readBlocker(text: string): CommentBlocker | undefined {
  return readAction(text) ?? readIssue(text) ?? readUntil(text);
}

function readAction(text: string): CommentBlocker | undefined {
  const [, reason, mention, , what] = action.exec(text) ?? [];
  if (reason === undefined || mention === undefined || what === undefined) return undefined;
  const owner = readMember(mention);
  return owner === undefined ? undefined : { kind: "action", reason, owner, action: what };
}

function readIssue(text: string): CommentBlocker | undefined {
  const [, reason, repository = null, digits] = issue.exec(text) ?? [];
  const number = Number(digits);
  if (reason === undefined || !(number > 0)) return undefined;
  return { kind: "issue", reason, repository, number };
}

function readUntil(text: string): CommentBlocker | undefined {
  const [, reason, time] = until.exec(text) ?? [];
  if (reason === undefined || time === undefined) return undefined;
  const moment = readMoment(time);
  return moment === undefined ? undefined : { kind: "until", reason, until: moment };
}
