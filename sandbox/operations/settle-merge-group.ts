import { bindingRules } from "../authorization/binding-rules.ts";
import { whyCheckBlocks } from "../authorization/required-checks.ts";
import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { MergeGroup } from "../state/pull-request.ts";
import { markMerged } from "./mark-merged.ts";
import { refsUpdated } from "./refs-updated.ts";

/** Moves the base to the group's head once all required checks let it pass; what still blocks comes back. */
export async function settleMergeGroup(
  github: GitHub,
  actor: Actor,
  groupId: number,
): Promise<readonly string[]> {
  const { state } = github;
  const group = state.mergeGroups.at(groupId);
  const blockers = blockersOf(github, actor, group);
  if (blockers.length > 0) return blockers;
  const update = { ref: `refs/heads/${group.baseRef}`, before: group.baseSha, after: group.headSha };
  if ((await github.git.updateRef(group.repositoryId, update)) === "stale") return ["The base has moved."];
  state.mergeGroups.remove(groupId);
  for (const id of group.pullRequestIds) markMerged(github, actor, id, group.headSha);
  await refsUpdated(github, actor, group.repositoryId, [update]);
  return [];
}

function blockersOf({ state }: GitHub, actor: Actor, group: MergeGroup): readonly string[] {
  const { repositoryId, baseRef, headSha } = group;
  const repository = state.repositories.at(repositoryId);
  return bindingRules(state, repository, `refs/heads/${baseRef}`, actor, "pull-request")
    .flatMap((rule) => (rule.type === "required_status_checks" ? rule.checks : []))
    .map((check) => whyCheckBlocks(state, repositoryId, headSha, check))
    .filter((reason) => reason !== null);
}
