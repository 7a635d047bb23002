import { layersOf } from "./gate.ts";
import type { LayerName } from "./organization/schema.ts";
import type { OrganizationState } from "./organization-state.ts";
import type { PullRequest } from "./review/schema.ts";
import type { Timestamp } from "./timestamp.ts";

/** Reviews of merged work that nobody has given yet. */
export type OwedReviews = { readonly layers: readonly LayerName[]; readonly due: Timestamp | null };

/** What is still to be reviewed of a merged pull request that was merged without it; null when nothing is. */
export function owedReviews(state: OrganizationState, pullRequest: PullRequest): OwedReviews | null {
  const { owed } = pullRequest;
  const configuration = state.frame.configuration?.resolved;
  const tasks = state.tasksOf(pullRequest);
  if (owed === null || configuration === undefined || tasks.length === 0) return null;
  const layers = layersOf(configuration, pullRequest, tasks)
    .filter(({ layer, satisfied }) => owed.layers.includes(layer) && !satisfied)
    .map(({ layer }) => layer);
  return layers.length === 0 ? null : { layers, due: owed.due };
}
