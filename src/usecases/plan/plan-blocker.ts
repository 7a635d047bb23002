import type { CommentBlocker } from "../../domain/comment-commands/comment-command.ts";
import type { RepositoryId } from "../../domain/ids.ts";
import type { MemberNames } from "../../domain/organization/member-names.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import { type Refusal, refuse } from "../../domain/refusal.ts";
import { type Result, fail, succeed } from "../../domain/result.ts";
import type { Blocker } from "../../domain/task/schema.ts";
import type { CommandOrder } from "./command-order.ts";
import { memberNamed, momentOf } from "./names-in-comments.ts";

/** Puts ids and full names in the place of what a comment says blocks a task. */
export function planBlocker(
  state: OrganizationState,
  names: MemberNames,
  repository: RepositoryId,
  order: CommandOrder,
  blocker: CommentBlocker,
): Result<Blocker, Refusal> {
  const { reason } = blocker;
  switch (blocker.kind) {
    case "issue": {
      const fullName = blocker.repository ?? fullNameOf(state, repository);
      return succeed({ kind: "issue", reason, repository: fullName, number: blocker.number });
    }
    case "action": {
      const owner = memberNamed(state, names, blocker.owner);
      return owner === null
        ? fail(refuse("unknown-member", { member: blocker.owner }))
        : succeed({ kind: "action", reason, owner, action: blocker.action });
    }
    case "until":
      return succeed({ kind: "until", reason, until: momentOf(state, order.by, blocker.until) });
    default:
      return blocker satisfies never;
  }
}

function fullNameOf(state: OrganizationState, repository: RepositoryId): string {
  const repositories = state.frame.configuration?.resolved.organization.repositories ?? [];
  return repositories.find(({ id }) => id === repository)?.fullName ?? "";
}
