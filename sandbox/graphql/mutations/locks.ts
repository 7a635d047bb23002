import { z } from "zod";
import { lockIssue, unlockIssue } from "../../operations/lock-issue.ts";
import type { LockReason } from "../../state/issue.ts";
import { demand } from "../access.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { mutation } from "./mutation-field.ts";
import { issueOrPullOf } from "./targets.ts";

const locked = z.object({
  lockableId: z.string(),
  lockReason: z.enum(["OFF_TOPIC", "TOO_HEATED", "RESOLVED", "SPAM"]).nullish(),
});
const lockReasons = {
  OFF_TOPIC: "off-topic",
  TOO_HEATED: "too heated",
  RESOLVED: "resolved",
  SPAM: "spam",
} as const satisfies Readonly<Record<string, LockReason>>;

export function lockMutations(scope: Scope): { readonly [name: string]: Field } {
  const { github, objects } = scope;
  return {
    lockLockable: mutation(scope, locked, ({ lockableId, lockReason }, actor) => {
      const issue = issueOrPullOf(scope, lockableId);
      demand(scope, issue.repositoryId, "issues/lock", issue);
      const after = lockIssue(github, actor, issue.id, lockReason ? lockReasons[lockReason] : null);
      return { lockedRecord: objects.issueOrPullRequest(after) };
    }),
    unlockLockable: mutation(scope, z.object({ lockableId: z.string() }), ({ lockableId }, actor) => {
      const issue = issueOrPullOf(scope, lockableId);
      demand(scope, issue.repositoryId, "issues/unlock", issue);
      return { unlockedRecord: objects.issueOrPullRequest(unlockIssue(github, actor, issue.id)) };
    }),
  };
}
