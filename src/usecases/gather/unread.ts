// What GitHub does not answer for, though it does for others: it waits by itself, and nothing is decided on it.
import { readComment } from "../../comment-language/read-comment.ts";
import type { IssueAddress, Unreadable } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { Unavailable } from "../unavailable.ts";
import { blockerNamed } from "./blocker-named.ts";
import { whyUnanswered } from "./unanswered.ts";

type Kind = "issue" | "pull-request";
type Named = { readonly repository: { readonly id: number }; readonly number: number };

/** By kind, repository and number. */
export type Unread = ReadonlyMap<string, Unavailable>;

export const nothingUnread: Unread = new Map();

/** As an entry of what is unread. */
export function unreadEntry(
  kind: Kind,
  address: IssueAddress,
  each: Unreadable,
): readonly [string, Unavailable] {
  const what = `${kind === "issue" ? "issue" : "pull request"} #${address.number}`;
  return [keyOf(kind, address), whyUnanswered(what, each)];
}

export function whyUnread(unread: Unread, kind: Kind, address: Named): Unavailable | null {
  return unread.get(keyOf(kind, address)) ?? null;
}

/** Why a hint cannot be decided yet: what it is about, or what it names to wait for, is unread. */
export function whyUndecided(unread: Unread, hint: Hint): Unavailable | null {
  if (unread.size === 0) return null;
  const { repository } = hint;
  switch (hint.kind) {
    case "issue":
      return whyUnread(unread, "issue", { repository, number: hint.issue.number });
    case "comment": {
      const blockers = readComment(hint.comment.body).flatMap((line) => blockerNamed(repository, line) ?? []);
      const why = blockers.map((number) => whyUnread(unread, "issue", { repository, number }));
      const { kind, number } = hint.subject;
      return [whyUnread(unread, kind, { repository, number }), ...why].find((each) => each !== null) ?? null;
    }
    case "pull-request":
    case "review":
      return whyUnread(unread, "pull-request", { repository, number: hint.number });
    case "checks":
    case "branch-pushed":
    case "rights-changed":
    case "issue-deleted":
    case "issue-transferred":
    case "merge-group":
    case "repository-changed":
      return null;
    default:
      return hint satisfies never;
  }
}

function keyOf(kind: Kind, { repository, number }: Named): string {
  return `${kind} ${repository.id}#${number}`;
}
