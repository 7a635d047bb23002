// The secondary limit on what is created counts mutations as it counts REST's requests.

import type { OperationDefinitionNode } from "graphql";
import type { Quotas } from "../http/quotas.ts";
import type { Caller } from "../state/actor.ts";
import { Refusal } from "../state/refusal.ts";

const creating: ReadonlySet<string> = new Set([
  "addComment",
  "addDiscussionComment",
  "addPullRequestReview",
  "addPullRequestReviewThread",
  "addPullRequestReviewThreadReply",
  "createCommitOnBranch",
  "createDiscussion",
  "createIssue",
  "createLabel",
  "createPullRequest",
]);

/** @throws {Refusal} 403 with `retry-after`, before anything is done. */
export function countContent(quotas: Quotas, caller: Caller, operation: OperationDefinitionNode): void {
  for (const field of operation.selectionSet.selections) {
    const wait =
      field.kind === "Field" && creating.has(field.name.value) ? quotas.createContent(caller) : null;
    if (wait !== null) {
      throw new Refusal(
        403,
        "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.",
        { headers: { "retry-after": String(wait) } },
      );
    }
  }
}
