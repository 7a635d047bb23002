import type { CommandLine } from "../../comment-language/read-comment.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Account } from "../../ports/forge-facts.ts";
import type { Hint, IssueChangeKind } from "../../ports/hint.ts";
import type { Home } from "../home.ts";
import { leadsLabels } from "../plan/labelled-by.ts";
import type { Orderer } from "./orderers.ts";

/** Whoever gives an order, as far as the hints alone tell: their permission is asked for with the look. */
export function likelyOrderers(
  { self, state }: Pick<Home, "self" | "state">,
  hints: readonly Hint[],
  commands: ReadonlyMap<string, readonly CommandLine[]>,
): readonly Orderer[] {
  const found = new Map<string, Orderer>();
  for (const hint of hints) {
    const account = ordererOf(hint, commands) ?? labellerAtOpening(state, hint);
    if (account === null || account.id === self.account || account.kind === "bot" || account.login === "")
      continue;
    found.set(`${hint.repository.id} ${account.id}`, { repository: hint.repository, account });
  }
  return [...found.values()];
}

function ordererOf(hint: Hint, commands: ReadonlyMap<string, readonly CommandLine[]>): Account | null {
  if (hint.kind === "comment") {
    return (commands.get(hint.comment.body) ?? []).length > 0 ? hint.comment.author : null;
  }
  if (hint.kind !== "issue") return null;
  return changesThatOrder.has(hint.change) ? hint.sender : null;
}

/** Whoever opens an issue with labels that are a lead's to say. */
function labellerAtOpening({ frame }: OrganizationState, hint: Hint): Account | null {
  if (hint.kind !== "issue" || hint.change !== "opened") return null;
  return leadsLabels(frame.configuration?.resolved.routing, hint.issue).length > 0 ? hint.sender : null;
}

const changesThatOrder: ReadonlySet<IssueChangeKind> = new Set([
  "labeled",
  "assigned",
  "unassigned",
  "closed",
  "reopened",
]);
