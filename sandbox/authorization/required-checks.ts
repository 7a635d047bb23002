import { headKey, type GitHubState } from "../state/github-state.ts";
import type { RequiredCheck } from "../state/ruleset.ts";

const satisfying = new Set(["success", "neutral", "skipped"]);

/** Why a required check does not let a commit pass, in GitHub's words; `null` when it does. */
export function whyCheckBlocks(
  state: GitHubState,
  repositoryId: number,
  sha: string,
  required: RequiredCheck,
): string | null {
  const { context, integrationId } = required;
  const isAsked = ({ appId }: { readonly appId: number | null }): boolean =>
    integrationId === null || appId === integrationId;
  const head = headKey(repositoryId, sha);
  const run = state.checkRuns
    .by("head", head)
    .filter((one) => one.name === context && isAsked(one))
    .at(-1);
  const status = state.statuses
    .by("head", head)
    .filter((one) => one.context === context && isAsked(one))
    .at(-1);
  if (run === undefined && status === undefined) return `Required status check "${context}" is expected.`;
  const isRunPassed = run === undefined || satisfying.has(run.conclusion ?? "");
  const isStatusPassed = status === undefined || status.state === "success";
  if (isRunPassed && isStatusPassed) return null;
  const standing = run?.conclusion === null || status?.state === "pending" ? "is in progress" : "is failing";
  return `Required status check "${context}" ${standing}.`;
}
