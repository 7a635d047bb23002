import type { AccountId, DomainId, MemberId } from "../ids.ts";
import { memberById, membersOf, ownsAccount } from "../organization/members.ts";
import { candidatesFor, seatMembers, seatOf } from "../organization/roles.ts";
import type { Member, Organization } from "../organization/schema.ts";
import type { Slot } from "./slots.ts";

/** Who made the work, as far as it decides who may review it. */
export type Authorship = {
  /** Accounts of the pull request's author, commit authors and co-authors. */
  readonly accounts: readonly AccountId[];
  /** Who asked an agent for this work, by the names that events give. */
  readonly askedBy: readonly string[];
};

export type Exclusion = "author" | "agent" | "own-agent" | "asked-for-it" | "not-of-the-layer";

/**
 * Who may fill a slot: those whom it is meant for and who did not make the work. Where that leaves nobody, the deputy
 * and the roles above step in, in their order; at the top, any human who did not make it.
 */
export function eligibleFor(
  organization: Organization,
  slot: Slot,
  domains: readonly DomainId[],
  authorship: Authorship,
): readonly MemberId[] {
  const fits = (member: Member): boolean => exclusionOf(organization, slot, member, authorship) === null;
  const meant = meantFor(organization, slot, domains).filter(fits);
  if (meant.length > 0) return meant.map(({ id }) => id);
  const next = standIns(organization, slot, domains).find(fits);
  if (next !== undefined) return [next.id];
  return organization.members.filter((member) => member.kind === "human" && fits(member)).map(({ id }) => id);
}

/** Why a member does not fill a slot, null when it does. */
export function whyNotEligible(
  organization: Organization,
  slot: Slot,
  domains: readonly DomainId[],
  authorship: Authorship,
  member: Member,
): Exclusion | null {
  if (eligibleFor(organization, slot, domains, authorship).includes(member.id)) return null;
  return exclusionOf(organization, slot, member, authorship) ?? "not-of-the-layer";
}

function exclusionOf(
  organization: Organization,
  slot: Slot,
  member: Member,
  authorship: Authorship,
): Exclusion | null {
  if (wrote(authorship.accounts, member)) return "author";
  if (member.kind === "agent") {
    if (!organization.review.layers[slot.layer].agents) return "agent";
    return answersToAnAuthor(organization, member, authorship) ? "own-agent" : null;
  }
  const asked = slot.layer === "peer" && authorship.askedBy.includes(member.id);
  return asked && organization.review.separation !== "solo" ? "asked-for-it" : null;
}

function answersToAnAuthor(organization: Organization, agent: Member, authorship: Authorship): boolean {
  if (agent.accountable === null) return false;
  const human = memberById(organization, agent.accountable);
  return human !== null && wrote(authorship.accounts, human);
}

/** Whether a member wrote it with any of their accounts. */
export function wrote(authors: Authorship["accounts"], member: Member): boolean {
  return authors.some((account) => ownsAccount(member, account));
}

function meantFor(organization: Organization, slot: Slot, domains: readonly DomainId[]): readonly Member[] {
  if (slot.post === null) {
    if (domains.length === 0) return organization.members;
    return unique(domains.flatMap((domain) => membersOf(organization, domain)));
  }
  const seat = seatOf(organization, slot.post);
  if (seat !== null) return known(organization, seatMembers(seat));
  // Nobody was named for it: those above first, and anybody else of the team.
  const humans = organization.members.filter(({ kind }) => kind === "human");
  return unique([...standIns(organization, slot, domains), ...humans]);
}

function standIns(organization: Organization, slot: Slot, domains: readonly DomainId[]): readonly Member[] {
  const posts =
    slot.post === null ? domains.map((domain) => ({ role: "domain-lead", domain }) as const) : [slot.post];
  return known(
    organization,
    posts.flatMap((post) => candidatesFor(organization, post)),
  );
}

function known(organization: Organization, ids: readonly MemberId[]): readonly Member[] {
  return unique(ids.map((id) => memberById(organization, id)).filter((member) => member !== null));
}

function unique(members: readonly Member[]): readonly Member[] {
  return [...new Map(members.map((member) => [member.id, member])).values()];
}
