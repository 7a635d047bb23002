import { layersOf } from "../gate.ts";
import { memberByAccount } from "../organization/members.ts";
import type { LayerAnswer } from "../review/layers.ts";
import { isReviewAskedFor } from "../review/review-asked-for.ts";
import type { PullRequest } from "../review/schema.ts";
import type { StateName, Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";

/** How far a pull request has come, in states of its task. */
export type Progress = Extract<StateName, "in-progress" | "under-review" | "domain-review">;

const order: readonly Progress[] = ["in-progress", "under-review", "domain-review"];

export function openPullRequestsOf(draft: Draft, task: Task): readonly PullRequest[] {
  return draft.state.pullRequestsOf(task).filter(({ status }) => status === "open");
}

export function layersOfPullRequest(draft: Draft, pullRequest: PullRequest): readonly LayerAnswer[] {
  return layersOf(draft.configuration, pullRequest, draft.state.tasksOf(pullRequest));
}

/** How far the furthest of a task's open pull requests is; null without one. */
export function furthestProgress(draft: Draft, task: Task): Progress | null {
  const stages = openPullRequestsOf(draft, task).map((each) => order.indexOf(progressOf(draft, each)));
  return stages.length === 0 ? null : (order[Math.max(...stages)] ?? null);
}

function progressOf(draft: Draft, pullRequest: PullRequest): Progress {
  const isAskedFor = isReviewAskedFor(draft.configuration.organization, pullRequest);
  if (!isAskedFor || isBeingReworked(draft, pullRequest)) return "in-progress";
  const layers = layersOfPullRequest(draft, pullRequest);
  const peer = layers.find(({ layer }) => layer === "peer");
  const further = layers.some(({ layer }) => layer !== "peer");
  return further && peer?.satisfied !== false ? "domain-review" : "under-review";
}

/** A change request of somebody who may fill a layer stands, and nobody has asked to look again since. */
function isBeingReworked(draft: Draft, pullRequest: PullRequest): boolean {
  const objectors = new Set(layersOfPullRequest(draft, pullRequest).flatMap(({ objections }) => objections));
  if (objectors.size === 0) return false;
  const { organization } = draft.configuration;
  return pullRequest.reviews.some((review) => {
    const member = memberByAccount(organization, review.reviewer);
    return (
      review.decision === "changes-requested" &&
      member !== null &&
      objectors.has(member.id) &&
      !pullRequest.workedOn.includes(review.id)
    );
  });
}
