import type { DomainId, MemberId } from "../ids.ts";
import { memberByAccount, memberById, ownsAccount } from "../organization/members.ts";
import type { LayerName, Member, Organization } from "../organization/schema.ts";
import { countingApprovals, staleApprovals, standingChangeRequests } from "./approvals.ts";
import { type Authorship, eligibleFor } from "./eligibility.ts";
import { fillSlots } from "./filling.ts";
import type { Check, PullRequest, Review } from "./schema.ts";
import { type Slot, type Work, dueReviews } from "./slots.ts";

export type SlotAnswer = {
  readonly slot: Slot;
  readonly status: "filled" | "waived" | "waiting";
  /** Who filled it. */
  readonly by: MemberId | null;
  /** Who may fill it. */
  readonly eligible: readonly MemberId[];
};

/** One layer of a pull request, answered as data: what is there, what is missing, and who can give it. */
export type LayerAnswer = {
  readonly layer: LayerName;
  readonly satisfied: boolean;
  readonly slots: readonly SlotAnswer[];
  /** Checks by name that the layer waits for, `pending` while the head has none of that name. */
  readonly checks: readonly Check[];
  /** Members whose change request stands. */
  readonly objections: readonly MemberId[];
  /** Members whose approval was for an earlier head with other changes. */
  readonly stale: readonly MemberId[];
  /** Members whose approval does not count, for GitHub gives them too few rights now. */
  readonly lapsed: readonly MemberId[];
};

/** The layers that are due for this work, in their order, each with its answer at the pull request's head. */
export function answerLayers(
  organization: Organization,
  pullRequest: PullRequest,
  work: Work,
  authorship: Authorship,
  lapsed: readonly MemberId[] = [],
): readonly LayerAnswer[] {
  const due = dueReviews(organization, work);
  const slots = answerSlots(organization, pullRequest, due.slots, work.domains, authorship);
  const objections = objectors(organization, pullRequest, standingChangeRequests(pullRequest));
  const stale = membersOfReviews(organization, staleApprovals(pullRequest));
  const names = new Set<LayerName>(due.slots.map(({ layer }) => layer));
  if (due.checks.length > 0) names.add("qa");

  return (["peer", "domain", "qa", "architecture"] as const)
    .filter((layer) => names.has(layer))
    .map((layer) => {
      const own = slots.filter(({ slot }) => slot.layer === layer);
      const may = (member: MemberId): boolean => own.some(({ eligible }) => eligible.includes(member));
      const checks = layer === "qa" ? due.checks.map((name) => checkNamed(pullRequest, name)) : [];
      const objecting = objections.filter(
        ({ member, review }) => may(member) && (review.layer === null || review.layer === layer),
      );
      return {
        layer,
        slots: own,
        checks,
        objections: objecting.map(({ member }) => member),
        stale: stale.filter((member) => may(member)),
        lapsed: lapsed.filter((member) => may(member)),
        satisfied:
          objecting.length === 0 &&
          own.every(({ status }) => status !== "waiting") &&
          checks.every(({ conclusion }) => conclusion === "success"),
      };
    });
}

function answerSlots(
  organization: Organization,
  pullRequest: PullRequest,
  slots: readonly Slot[],
  domains: readonly DomainId[],
  authorship: Authorship,
): readonly SlotAnswer[] {
  const eligible = slots.map((slot) => eligibleFor(organization, slot, domains, authorship));
  const approvals = approvalsByMember(organization, pullRequest).map(([member, reviews]) => ({
    member: member.id,
    human: member.kind === "human",
    slots: slots.flatMap((slot, index) => {
      const named = reviews.some(({ layer }) => layer === null || layer === slot.layer);
      return named && eligible[index]?.includes(member.id) === true ? [index] : [];
    }),
  }));
  // Humans first, so that an agent's word never takes the place of a person's.
  approvals.sort((left, right) => Number(right.human) - Number(left.human));
  const filled = fillSlots(
    organization.review.separation,
    slots.map(({ layer }) => layer),
    approvals,
  );
  const answers = slots.map((slot, index): SlotAnswer => {
    const by = filled.get(index) ?? null;
    const may = eligible[index] ?? [];
    if (by !== null) return { slot, status: "filled", by, eligible: may };
    const waived = may.length === 0 && isOwnWorkInSolo(organization, pullRequest);
    return { slot, status: waived ? "waived" : "waiting", by: null, eligible: may };
  });
  return keepOneHuman(organization, answers);
}

/** Each member once, however many accounts they have and however often they said so: duties are separated between people. */
function approvalsByMember(
  organization: Organization,
  pullRequest: PullRequest,
): readonly (readonly [Member, readonly Review[]])[] {
  const given = new Map<Member, Review[]>();
  for (const review of countingApprovals(pullRequest)) {
    const member = memberByAccount(organization, review.reviewer);
    if (member === null) continue;
    given.set(member, [...(given.get(member) ?? []), review]);
  }
  return [...given];
}

/** Agents alone never open a gate: without a human among the fillings, the last slot still waits for one. */
function keepOneHuman(organization: Organization, answers: readonly SlotAnswer[]): readonly SlotAnswer[] {
  const byAgents = answers.every(
    ({ status, by }) => status === "filled" && by !== null && memberById(organization, by)?.kind === "agent",
  );
  if (!byAgents) return answers;
  return answers.map((answer, index) =>
    index === answers.length - 1
      ? {
          ...answer,
          status: "waiting",
          by: null,
          eligible: answer.eligible.filter((id) => memberById(organization, id)?.kind === "human"),
        }
      : answer,
  );
}

/** The only human of a team cannot be reviewed by anybody: in `solo` that is a waiver, on record, not a closed gate. */
function isOwnWorkInSolo(organization: Organization, pullRequest: PullRequest): boolean {
  if (organization.review.separation !== "solo") return false;
  return memberByAccount(organization, pullRequest.author)?.kind === "human";
}

function checkNamed(pullRequest: PullRequest, name: string): Check {
  return pullRequest.checks.find((check) => check.name === name) ?? { name, conclusion: "pending" };
}

function membersOfReviews(organization: Organization, reviews: readonly Review[]): readonly MemberId[] {
  return reviews.flatMap((review) => {
    const member = memberByAccount(organization, review.reviewer);
    return member === null ? [] : [member.id];
  });
}

function objectors(
  organization: Organization,
  pullRequest: PullRequest,
  reviews: readonly Review[],
): readonly { readonly member: MemberId; readonly review: Review }[] {
  return reviews.flatMap((review) => {
    const member = memberByAccount(organization, review.reviewer);
    if (member === null || ownsAccount(member, pullRequest.author)) return [];
    return [{ member: member.id, review }];
  });
}
