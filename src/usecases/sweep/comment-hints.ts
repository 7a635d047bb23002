import { readComment } from "../../comment-language/read-comment.ts";
import type { Timestamp } from "../../domain/timestamp.ts";
import type { Account, CommentFacts, RepositoryReference } from "../../ports/forge-facts.ts";
import type { Hint, Subject } from "../../ports/hint.ts";
import { whyUnanswered } from "../gather/unanswered.ts";
import type { Home } from "../home.ts";
import { commentCause } from "../plan/cause.ts";
import { ranOn } from "../plan/ran-on.ts";
import { isLeftTooLong } from "../plan/too-old.ts";
import type { Unavailable } from "../unavailable.ts";

type CommentHint = Extract<Hint, { kind: "comment" }>;

/** A comment that changed, and what it stands under. */
export type Commented = { readonly subject: Subject; readonly comment: CommentFacts };

/**
 * Comments with a command that could still run. The list does not tell who edited one, nor, within a second, whether
 * anybody did, and words that somebody else put there are not its author's: so all of them are read once more.
 */
export async function commentHints(
  home: Home,
  repository: RepositoryReference,
  since: Timestamp,
  commented: readonly Commented[],
): Promise<{ readonly hints: readonly CommentHint[]; readonly unread: Unavailable | null }> {
  const due = commented.filter((each) => mayStillRun(home, repository, since, each));
  const standing = await home.forge.comments(due.map(({ comment }) => comment.id));
  const unread: Unavailable[] = [];
  const hints = due.flatMap(({ subject, comment }): readonly CommentHint[] => {
    const now = standing.get(comment.id);
    if (now !== undefined && "unreadable" in now) {
      unread.push(whyUnanswered(`comment ${comment.id} on #${subject.number}`, now));
      return [];
    }
    if (now === undefined || now.editors.includes(null)) return [];
    const { author, updatedAt: at } = comment;
    const { edited, editors, body } = now;
    const other = editors.find((editor) => editor !== null && editor !== author.id) ?? null;
    const sender: Account = other === null ? author : { id: other, login: "", kind: "other" };
    return [{ kind: "comment", at, repository, subject, comment: { ...comment, body }, sender, edited }];
  });
  return { hints, unread: unread[0] ?? null };
}

function mayStillRun(
  home: Home,
  repository: RepositoryReference,
  since: Timestamp,
  { subject, comment: { id, author, body, updatedAt } }: Commented,
): boolean {
  if (author.id === home.self.account) return false;
  if (isLeftTooLong(updatedAt, since)) return false;
  const causes = readComment(body).map((line) => commentCause(home.digest, id, line));
  return causes.some((cause) => ranOn(home.state, repository.id, subject, cause) === null);
}
