import type { Hint } from "../ports/hint.ts";
import type { Home } from "./home.ts";

/**
 * What we did ourselves is known, and no look is worth it; only that an issue was closed or opened is, since it goes on
 * record. A comment of ours that is told is one that we wrote.
 */
export function isEcho({ self, state }: Pick<Home, "self" | "state">, hint: Hint): boolean {
  switch (hint.kind) {
    case "issue":
      return hint.sender.id === self.account && hint.change !== "closed" && hint.change !== "reopened";
    case "comment":
      return hint.sender.id === self.account;
    case "pull-request":
      return hint.sender?.id === self.account;
    case "checks":
      return self.app !== null && hint.app === self.app && isOwnNews(state, hint);
    case "review":
    case "issue-deleted":
    case "issue-transferred":
    case "branch-pushed":
    case "merge-group":
    case "repository-changed":
    case "rights-changed":
      return false;
    default:
      return hint satisfies never;
  }
}

/** Our checks are no evidence for us. That they are asked for tells of a new head, if it is new. */
function isOwnNews(state: Home["state"], hint: Extract<Hint, { kind: "checks" }>): boolean {
  switch (hint.change) {
    case "told":
      return true;
    case "requested":
      return hint.pullRequests.every(
        (number) => state.pullRequestAt(hint.repository.id, number)?.head.sha === hint.head,
      );
    case "rerequested":
      return false;
    default:
      return hint.change satisfies never;
  }
}
