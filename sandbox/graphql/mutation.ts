import type { GraphObject } from "./graph-object.ts";
import { checkMutations } from "./mutations/checks.ts";
import { commentMutations } from "./mutations/comments.ts";
import { discussionMutations } from "./mutations/discussions.ts";
import { issueMutations } from "./mutations/issues.ts";
import { labelMutations } from "./mutations/labels.ts";
import { lockMutations } from "./mutations/locks.ts";
import { mergeMutations } from "./mutations/merging.ts";
import { pullRequestMutations } from "./mutations/pull-requests.ts";
import { refMutations } from "./mutations/refs.ts";
import { issueRemovals } from "./mutations/removing-issues.ts";
import { reviewMutations } from "./mutations/reviews.ts";
import { subIssueMutations } from "./mutations/sub-issues.ts";
import type { Scope } from "./scope.ts";

export function mutationRoot(scope: Scope): GraphObject {
  return {
    __typename: "Mutation",
    ...labelMutations(scope),
    ...commentMutations(scope),
    ...issueMutations(scope),
    ...issueRemovals(scope),
    ...subIssueMutations(scope),
    ...lockMutations(scope),
    ...refMutations(scope),
    ...pullRequestMutations(scope),
    ...reviewMutations(scope),
    ...mergeMutations(scope),
    ...checkMutations(scope),
    ...discussionMutations(scope),
  };
}
