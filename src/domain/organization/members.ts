import { matches } from "../glob/match.ts";
import { glob } from "../glob/pattern.ts";
import type { AccountId, DomainId, MemberId } from "../ids.ts";
import type { Member, Organization } from "./schema.ts";

const membersById = new WeakMap<Organization, ReadonlyMap<MemberId, Member>>();

export function memberById(organization: Organization, id: MemberId): Member | null {
  return indexOf(organization).get(id) ?? null;
}

export function isMember(organization: Organization, id: MemberId): boolean {
  return memberById(organization, id) !== null;
}

/** An organisation is immutable, and members are looked up several times in every decision. */
function indexOf(organization: Organization): ReadonlyMap<MemberId, Member> {
  const known = membersById.get(organization);
  if (known !== undefined) return known;
  const index = new Map(organization.members.map((member) => [member.id, member]));
  membersById.set(organization, index);
  return index;
}

/**
 * The member whose account this is. Accounts are matched by number: a login that somebody else took finds
 * nobody.
 */
export function memberByAccount(organization: Organization, account: AccountId): Member | null {
  return organization.members.find((member) => ownsAccount(member, account)) ?? null;
}

export function ownsAccount(member: Member, account: AccountId): boolean {
  return member.accounts.includes(account);
}

/** An agent acting under an account of its own, not under the one of the human who runs it. */
export function isAgentsOwnAccount(organization: Organization, account: AccountId): boolean {
  return memberByAccount(organization, account)?.kind === "agent";
}

/**
 * Agents that push branches of this name; more than one when their patterns overlap, and then the name tells
 * nothing.
 */
export function agentsOfBranch(organization: Organization, branch: string): readonly Member[] {
  return organization.members.filter(
    (member) => member.kind === "agent" && member.branches.some((pattern) => matches(glob(pattern), branch)),
  );
}

/** The agents that this human answers for. */
export function agentsOf(organization: Organization, human: MemberId): readonly Member[] {
  return organization.members.filter((member) => member.accountable === human);
}

/** The domain's own members, with its lead and the lead's deputy. */
export function membersOf(organization: Organization, domain: DomainId): readonly Member[] {
  return organization.members.filter((member) => belongsTo(organization, member, domain));
}

export function belongsTo(organization: Organization, member: Member, domain: DomainId): boolean {
  if (member.domain === domain) return true;
  const led = organization.domains.find(({ id }) => id === domain);
  return led !== undefined && (led.lead === member.id || led.deputy === member.id);
}
