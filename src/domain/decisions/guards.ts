import { isReviewAskedFor } from "../review/review-asked-for.ts";
import type { GuardName } from "../task/lifecycle.ts";
import type { StateName, Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { whomToEscalateTo } from "./escalation-target.ts";
import { layersOfPullRequest, openPullRequestsOf } from "./pull-requests-of-task.ts";

/** Whether a condition of the lifecycle table holds for a task now. */
export function holds(guard: GuardName, draft: Draft, task: Task): boolean {
  switch (guard) {
    case "assigned":
      return task.assignee !== null;
    case "tier-zero":
      return task.tier === 0;
    case "children-started":
      return draft.state.childrenOf(task.id).some((child) => hasBegun(child));
    case "children-completed":
      return draft.state.childrenOf(task.id).every(({ state }) => state === "completed");
    case "criteria-ticked":
      return task.criteria.ticked >= task.criteria.total;
    case "responsible-named":
      return task.blocker !== null;
    case "escalation-possible":
      return task.escalation !== null || whomToEscalateTo(draft, task) !== null;
    case "review-requested":
      return isReviewRequested(draft, task);
    case "peer-filled":
      return isPeerFilled(draft, task);
    case "peer-stale":
      return !isPeerFilled(draft, task);
    case "layers-filled":
      return areLayersFilled(draft, task);
    case "no-open-pull-request":
      return openPullRequestsOf(draft, task).length === 0;
    case "handoff-due":
      return false;
    case "no-handoff-due":
      return true;
    default:
      return guard satisfies never;
  }
}

function hasBegun(task: Task): boolean {
  const state: StateName =
    task.state === "blocked" || task.state === "escalated" ? task.resumeTo : task.state;
  return state !== "pending" && state !== "in-planning" && state !== "assigned";
}

/** A pull request that may be looked at; for a parent, children that are all completed. */
function isReviewRequested(draft: Draft, task: Task): boolean {
  const children = draft.state.childrenOf(task.id);
  if (children.length > 0 && children.every(({ state }) => state === "completed")) return true;
  return openPullRequestsOf(draft, task).some((pullRequest) =>
    isReviewAskedFor(draft.configuration.organization, pullRequest),
  );
}

function isPeerFilled(draft: Draft, task: Task): boolean {
  return openPullRequestsOf(draft, task).some((pullRequest) =>
    layersOfPullRequest(draft, pullRequest).every(({ layer, satisfied }) => layer !== "peer" || satisfied),
  );
}

/** A parent has no layers of its own. Otherwise there is work, and every piece that is not given up passed its layers. */
function areLayersFilled(draft: Draft, task: Task): boolean {
  const pullRequests = draft.state.pullRequestsOf(task).filter(({ status }) => status !== "closed");
  if (pullRequests.length === 0) return draft.state.childrenOf(task.id).length > 0;
  return pullRequests.every((pullRequest) =>
    pullRequest.status === "merged"
      ? !pullRequest.bypassed
      : layersOfPullRequest(draft, pullRequest).every(({ satisfied }) => satisfied),
  );
}
