import { MentionedMember } from "../domain/comment-commands/comment-command.ts";

/** What GitHub allows in a login, with the suffixes of managed users (`ada_acme`) and bots (`build[bot]`). */
export const mentionPattern = "@([A-Za-z0-9][A-Za-z0-9-]{0,38}(?:_[A-Za-z0-9]{1,30})?(?:\\[bot\\])?)";

const mention = new RegExp(`^${mentionPattern}$`);

export function readMember(text: string): MentionedMember | undefined {
  return MentionedMember.safeParse(mention.exec(text)?.[1]).data;
}
