import type { GateAnswer } from "../domain/gate.ts";
import type { AccountId, MemberId } from "../domain/ids.ts";
import { memberById } from "../domain/organization/members.ts";
import type { LayerName, Organization } from "../domain/organization/schema.ts";
import { standingReviews } from "../domain/review/approvals.ts";
import type { LayerAnswer } from "../domain/review/layers.ts";
import { isReviewAskedFor } from "../domain/review/review-asked-for.ts";
import type { PullRequest } from "../domain/review/schema.ts";
import { modeOf } from "./mode.ts";

export type CheckState = "waiting" | "success" | "failure" | "action-required";

/** What GitHub should show of a pull request at its head. */
export type PullRequestView = {
  readonly gate: CheckState;
  readonly layers: readonly { readonly layer: LayerName; readonly state: CheckState }[];
  /** Accounts to ask for a review who were not asked and have not answered. */
  readonly ask: readonly AccountId[];
};

export const gateCheckName = "tutti / ready to merge";

export const layerCheckNames = {
  peer: "tutti / peer review",
  domain: "tutti / domain review",
  qa: "tutti / qa",
  architecture: "tutti / architecture review",
} as const satisfies Record<LayerName, string>;

export function viewPullRequest(
  organization: Organization,
  pullRequest: PullRequest,
  gate: GateAnswer,
): PullRequestView {
  const mode = modeOf(organization, pullRequest.repository);
  const observing = mode === "observe";
  return {
    gate: gate.open || mode !== "enforce" ? "success" : gateState(gate),
    layers: observing
      ? []
      : gate.layers.map((answer) => ({ layer: answer.layer, state: layerState(answer) })),
    ask:
      observing || pullRequest.status !== "open" || !isReviewAskedFor(organization, pullRequest)
        ? []
        : wantedReviewers(organization, pullRequest, gate),
  };
}

function gateState(gate: GateAnswer): CheckState {
  if (gate.because === "no-configuration") return "action-required";
  return gate.layers.some((answer) => layerState(answer) === "action-required")
    ? "action-required"
    : "waiting";
}

/** Never neutral or skipped: both would satisfy a required check. */
function layerState(answer: LayerAnswer): CheckState {
  if (answer.satisfied) return "success";
  const failed = answer.checks.some(({ conclusion }) => conclusion === "failure");
  return failed || answer.objections.length > 0 ? "action-required" : "waiting";
}

/**
 * One person for each slot that waits, the layers in their order: later layers are asked once the earlier ones are filled, so
 * that nobody is called too soon. The same person as long as the slot waits.
 */
function wantedReviewers(
  organization: Organization,
  pullRequest: PullRequest,
  gate: GateAnswer,
): readonly AccountId[] {
  if (gate.open) return [];
  const waiting = gate.layers.find(({ slots }) => slots.some(({ status }) => status === "waiting"));
  const isAskable = (id: MemberId): boolean => waiting?.lapsed.includes(id) !== true;
  const answered = new Set(standingReviews(pullRequest).map(({ reviewer }) => reviewer));
  return (waiting?.slots ?? [])
    .filter(({ status }) => status === "waiting")
    .flatMap(({ eligible }) => chosenAccount(organization, pullRequest, eligible.filter(isAskable)))
    .filter((account) => !answered.has(account) && !pullRequest.requested.includes(account));
}

function chosenAccount(
  organization: Organization,
  pullRequest: PullRequest,
  eligible: readonly MemberId[],
): readonly AccountId[] {
  const humans = eligible.filter((id) => memberById(organization, id)?.kind === "human");
  const alreadyAsked = humans.some((id) =>
    memberById(organization, id)?.accounts.some((account) => pullRequest.requested.includes(account)),
  );
  const chosen = humans[pullRequest.number % Math.max(1, humans.length)];
  if (alreadyAsked || chosen === undefined) return [];
  const account = memberById(organization, chosen)?.accounts[0];
  return account === undefined ? [] : [account];
}
