import type { GateAnswer } from "../../domain/gate.ts";
import type { CommitSha } from "../../domain/ids.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import type { PullRequest } from "../../domain/review/schema.ts";
import { isUnderReview } from "../../domain/review/under-review.ts";
import { type CheckOwner, type CheckText, gateReport, layerReport } from "../../messages/gate-report.ts";
import type { Effect } from "../../ports/effect.ts";
import type { OwnCheck, PullRequestLook } from "../../ports/forge-facts.ts";
import { modeOf } from "../../views/mode.ts";
import {
  type CheckState,
  gateCheckName,
  layerCheckNames,
  viewPullRequest,
} from "../../views/pull-request-view.ts";

/**
 * What has to change on GitHub until a pull request shows its gate and layers at its head, and asks who has to review. What was
 * merged without them goes on showing what is given since.
 */
export function pullRequestEffects(
  organization: Organization,
  pullRequest: PullRequest,
  gate: GateAnswer,
  look: PullRequestLook,
  checks: CheckOwner = "ours",
): readonly Effect[] {
  if (!isUnderReview(pullRequest)) return [];
  const mode = modeOf(organization, pullRequest.repository);
  // On record is only whom people asked; GitHub shows whom we asked ourselves, too.
  const view = viewPullRequest(
    organization,
    { ...pullRequest, requested: [...look.requestedReviewers] },
    gate,
  );
  const effects: Effect[] = [];
  const show = (name: string, state: CheckState, text: CheckText): void => {
    const effect = checkEffect(headOf(look), name, state, text);
    if (effect !== null) effects.push(effect);
  };

  for (const { layer, state } of view.layers) {
    const answer = gate.layers.find((each) => each.layer === layer);
    if (answer !== undefined) show(layerCheckNames[layer], state, layerReport(answer));
  }
  show(gateCheckName, view.gate, gateReport(pullRequest, gate, mode, checks));
  if (view.ask.length > 0) {
    effects.push({
      kind: "request-reviewers",
      subject: pullRequest.id,
      number: pullRequest.number,
      reviewers: view.ask,
    });
  }
  return effects;
}

export function headOf({ facts, ownChecks }: PullRequestLook): CheckedHead {
  return { sha: facts.head.sha, ownChecks };
}

/** A head, with our checks on it. */
export type CheckedHead = { readonly sha: CommitSha; readonly ownChecks: readonly OwnCheck[] };

/** A check that is not shown as it should be; null when it is. */
export function checkEffect(
  { sha, ownChecks }: CheckedHead,
  name: string,
  state: CheckState,
  text: CheckText,
): Effect | null {
  const shown = ownChecks.find((check) => check.name === name);
  if (shown !== undefined && isShown(shown, state, text)) return null;
  return {
    kind: "check",
    head: sha,
    check: shown?.id ?? null,
    name,
    state,
    ...text,
    annotations: [],
  };
}

function isShown(shown: OwnCheck, state: CheckState, text: CheckText): boolean {
  return stateOf(shown) === state && shown.title === text.title && shown.summary === text.summary;
}

function stateOf({ status, conclusion }: OwnCheck): CheckState | null {
  if (status === "in-progress") return "waiting";
  return conclusion === "success" || conclusion === "failure" || conclusion === "action-required"
    ? conclusion
    : null;
}
