import type { DomainId, MemberId } from "../ids.ts";
import { memberById } from "../organization/members.ts";
import type { LayerName, Member, Organization } from "../organization/schema.ts";
import { type Tier, tiers } from "../task/schema.ts";
import { eligibleFor } from "./eligibility.ts";
import { fillSlots } from "./filling.ts";
import { dueReviews } from "./slots.ts";

/** A gate that nobody could open: work of this author, domain and tier, and the layer that stays empty. */
export type UnsatisfiableGate = {
  readonly tier: Tier;
  readonly domain: DomainId;
  /** Null for an author who is no member. */
  readonly author: MemberId | null;
  readonly layer: LayerName;
};

/** Every gate that stays closed even if everybody who may approve does, for each tier, domain and possible author. */
export function unsatisfiableGates(organization: Organization): readonly UnsatisfiableGate[] {
  const authors: readonly (Member | null)[] = [...organization.members, null];
  return organization.domains.flatMap(({ id: domain }) =>
    tiers.flatMap((tier) => authors.flatMap((author) => emptyLayers(organization, tier, domain, author))),
  );
}

function emptyLayers(
  organization: Organization,
  tier: Tier,
  domain: DomainId,
  author: Member | null,
): readonly UnsatisfiableGate[] {
  const { slots } = dueReviews(organization, { tier, domains: [domain], ledBy: [domain], paths: [] });
  const authorship = { accounts: author?.accounts ?? [], askedBy: [] };
  const eligible = slots.map((slot) => eligibleFor(organization, slot, [domain], authorship));
  const isWaived = (slot: number): boolean =>
    eligible[slot]?.length === 0 && organization.review.separation === "solo" && author?.kind === "human";
  const approvals = [...new Set(eligible.flat())].map((member) => ({
    member,
    slots: slots.flatMap((_, slot) => (eligible[slot]?.includes(member) === true ? [slot] : [])),
    human: memberById(organization, member)?.kind === "human",
  }));
  const filled = fillSlots(
    organization.review.separation,
    slots.map(({ layer }) => layer),
    approvals,
  );
  const onlyAgents = slots.length > 0 && approvals.length > 0 && approvals.every(({ human }) => !human);
  return slots.flatMap(({ layer }, slot) =>
    (filled.has(slot) && !(onlyAgents && slot === slots.length - 1)) || isWaived(slot)
      ? []
      : [{ tier, domain, author: author?.id ?? null, layer }],
  );
}
