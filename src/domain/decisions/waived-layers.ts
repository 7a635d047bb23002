import type { LayerName } from "../organization/schema.ts";
import type { PullRequest } from "../review/schema.ts";
import type { Draft } from "./draft.ts";
import { layersOfPullRequest } from "./pull-requests-of-task.ts";

/** Layers of a pull request of a task that `solo` waives, as it is merged now. */
export function waivedLayers(draft: Draft, pullRequest: PullRequest): readonly LayerName[] {
  if (draft.state.tasksOf(pullRequest).length === 0) return [];
  return layersOfPullRequest(draft, pullRequest)
    .filter(({ slots }) => slots.some(({ status }) => status === "waived"))
    .map(({ layer }) => layer);
}
