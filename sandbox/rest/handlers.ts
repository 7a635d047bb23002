import type { OperationId } from "../authorization/operation-access.ts";
import type { Handler } from "./answer.ts";
import { accountHandlers } from "./accounts.ts";
import { actionsHandlers } from "./actions.ts";
import { appHandlers } from "./apps.ts";
import { assigneeHandlers } from "./assignees.ts";
import { branchHandlers } from "./branches.ts";
import { checkHandlers } from "./checks.ts";
import { commentHandlers } from "./comments.ts";
import { commitHandlers } from "./commits.ts";
import { compareHandlers } from "./compare.ts";
import { contentHandlers } from "./contents.ts";
import { gitObjectHandlers } from "./git-objects.ts";
import { hookDeliveryHandlers } from "./hook-deliveries.ts";
import { issueEventHandlers } from "./issue-events.ts";
import { issueRelationHandlers } from "./issue-relations.ts";
import { issueHandlers } from "./issues.ts";
import { labelHandlers } from "./labels.ts";
import { metaHandlers } from "./meta.ts";
import { pullHandlers } from "./pulls.ts";
import { readmeHandlers } from "./readme.ts";
import { reactionHandlers } from "./reactions.ts";
import { requestedReviewerHandlers } from "./requested-reviewers.ts";
import { reviewCommentHandlers } from "./review-comments.ts";
import { reviewHandlers } from "./reviews.ts";
import { rulesetHandlers } from "./rulesets.ts";
import { searchHandlers } from "./search.ts";
import { statusHandlers } from "./statuses.ts";

/** One for each operation that is served: the compiler sees to it. */
export const restHandlers: Readonly<Record<OperationId, Handler>> = {
  ...accountHandlers,
  ...actionsHandlers,
  ...appHandlers,
  ...assigneeHandlers,
  ...branchHandlers,
  ...checkHandlers,
  ...commentHandlers,
  ...commitHandlers,
  ...compareHandlers,
  ...contentHandlers,
  ...gitObjectHandlers,
  ...hookDeliveryHandlers,
  ...issueEventHandlers,
  ...issueHandlers,
  ...issueRelationHandlers,
  ...labelHandlers,
  ...metaHandlers,
  ...pullHandlers,
  ...readmeHandlers,
  ...reactionHandlers,
  ...requestedReviewerHandlers,
  ...reviewCommentHandlers,
  ...reviewHandlers,
  ...rulesetHandlers,
  ...searchHandlers,
  ...statusHandlers,
};
