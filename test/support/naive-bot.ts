// What a bot would send that makes one call for each effect and one for each fact, for the same effects and facts as ours:
// counted from the requests that ours made. It trusts webhooks for who did what, needs no node ids, and forgets nothing that
// an issue or a pull request shows at once; but it looks for its comment before it edits it, as it keeps no state.
import type { Seen } from "../../sandbox/http/traffic.ts";
import { isOfInterest, isQuery } from "./requests-of.ts";

/** Calls for each fact that a query asks for, by its field. */
const callsFor: Readonly<Record<string, number>> = {
  // With its labels, assignees, state and parent.
  issue: 1,
  // Itself, its reviews, its commits with their authors, the checks on its head, the issues that it closes.
  pullRequest: 5,
  collaborators: 1,
  issueOrPullRequest: 0,
  object: 1,
  ref: 1,
  defaultBranchRef: 1,
  refs: 1,
  pullRequests: 1,
  user: 1,
  viewer: 1,
  node: 1,
  nodes: 1,
};

/** Calls for each effect that takes another number than one. */
const callsOf: Readonly<Record<string, number>> = {
  // It has to find the comment that is to be edited.
  updateIssueComment: 2,
  addComment: 2,
  // GitHub makes a label that is missing when it is added by its name.
  createLabel: 0,
};

export function naiveRequestsOf(seen: readonly Seen[]): number {
  return seen.filter(isOfInterest).reduce((sum, request) => sum + naiveCallsOf(request), 0);
}

function naiveCallsOf({ rootFields, innerFields }: Seen): number {
  if (rootFields.length === 0) return 1;
  const effects = rootFields.filter((field) => !isQuery(field));
  if (effects.length > 0) return effects.reduce((sum, field) => sum + (callsOf[field] ?? 1), 0);
  return [...rootFields, ...innerFields].reduce((sum, field) => sum + (callsFor[field] ?? 0), 0);
}
