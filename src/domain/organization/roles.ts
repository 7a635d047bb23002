import type { DomainId, MemberId } from "../ids.ts";
import { belongsTo, memberById } from "./members.ts";
import type { Organization, RoleName, Seat } from "./schema.ts";

/** A role of the whole organisation, or the lead of one domain. */
export type Post = { readonly role: RoleName } | { readonly role: "domain-lead"; readonly domain: DomainId };

export type HeldRole = RoleName | "domain-lead" | "individual-contributor";

/** Whether a member can answer now: neither away nor paused. */
export type Presence = (member: MemberId) => boolean;

export const everybodyPresent: Presence = () => true;

/** What was found out of an organisation, which is immutable: every decision asks several times who holds which role. */
type Found = {
  readonly candidates: Map<string, readonly MemberId[]>;
  readonly roles: Map<MemberId, Map<DomainId, ReadonlySet<HeldRole>>>;
};
const found = new WeakMap<Organization, Found>();

function foundIn(organization: Organization): Found {
  const before = found.get(organization);
  if (before !== undefined) return before;
  const fresh: Found = { candidates: new Map(), roles: new Map() };
  found.set(organization, fresh);
  return fresh;
}

/** Who answers for a post: its holder, the deputy, then those of the roles above, nobody twice. */
export function candidatesFor(organization: Organization, post: Post): readonly MemberId[] {
  const { candidates } = foundIn(organization);
  const name = post.role === "domain-lead" ? `lead of ${post.domain}` : post.role;
  const known = candidates.get(name);
  if (known !== undefined) return known;
  const fresh = findCandidates(organization, post);
  candidates.set(name, fresh);
  return fresh;
}

function findCandidates(organization: Organization, post: Post): readonly MemberId[] {
  const seats = postsUpFrom(post).map((each) => seatOf(organization, each));
  return [...new Set(seats.flatMap((seat) => (seat === null ? [] : seatMembers(seat))))];
}

/**
 * The first of `candidatesFor` who is present. Null when nobody up to the top is, or when neither the post
 * nor one above it is filled.
 */
export function holderOf(organization: Organization, post: Post, isPresent: Presence): MemberId | null {
  return candidatesFor(organization, post).find(isPresent) ?? null;
}

/**
 * All that a member may act as over these domains. A deputy acts as the holder does; the engineering manager
 * includes the tech lead, who includes the leads of all domains and whichever role is not filled. With no
 * domain known yet, every member is an individual contributor, and only roles of the whole organisation lead.
 */
export function rolesOf(
  organization: Organization,
  member: MemberId,
  domains: readonly DomainId[],
): ReadonlySet<HeldRole> {
  const [domain] = domains;
  if (domain === undefined || domains.length > 1) return findRoles(organization, member, domains);
  const ofMembers = foundIn(organization).roles;
  const ofMember = ofMembers.get(member) ?? new Map<DomainId, ReadonlySet<HeldRole>>();
  const known = ofMember.get(domain);
  if (known !== undefined) return known;
  const roles = findRoles(organization, member, domains);
  ofMembers.set(member, ofMember.set(domain, roles));
  return roles;
}

function findRoles(
  organization: Organization,
  id: MemberId,
  domains: readonly DomainId[],
): ReadonlySet<HeldRole> {
  const member = memberById(organization, id);
  if (member === null) return new Set();

  const roles = new Set<HeldRole>();
  if (domains.length === 0 || domains.some((domain) => belongsTo(organization, member, domain))) {
    roles.add("individual-contributor");
  }
  if (domains.some((domain) => sits(organization, { role: "domain-lead", domain }, id))) {
    roles.add("domain-lead");
  }
  const managing = sits(organization, { role: "engineering-manager" }, id);
  const leading = managing || sits(organization, { role: "tech-lead" }, id);
  if (managing) roles.add("engineering-manager");
  if (leading) roles.add("tech-lead").add("domain-lead");
  for (const role of ["planner", "architect", "qa-lead"] as const) {
    const unfilled = organization.roles[role] === undefined;
    if (unfilled ? leading : sits(organization, { role }, id)) roles.add(role);
  }
  return roles;
}

/** Who holds a post and who stands in; null when it is not filled. */
export function seatOf(organization: Organization, post: Post): Seat | null {
  if (post.role !== "domain-lead") return organization.roles[post.role] ?? null;
  const domain = organization.domains.find(({ id }) => id === post.domain);
  return domain === undefined ? null : { member: domain.lead, deputy: domain.deputy };
}

export function seatMembers(seat: Seat): readonly MemberId[] {
  return seat.deputy === null ? [seat.member] : [seat.member, seat.deputy];
}

function sits(organization: Organization, post: Post, member: MemberId): boolean {
  const seat = seatOf(organization, post);
  return seat !== null && seatMembers(seat).includes(member);
}

function postsUpFrom(post: Post): readonly Post[] {
  switch (post.role) {
    case "engineering-manager":
      return [post];
    case "tech-lead":
      return [post, { role: "engineering-manager" }];
    case "planner":
    case "architect":
    case "qa-lead":
    case "domain-lead":
      return [post, { role: "tech-lead" }, { role: "engineering-manager" }];
    default:
      return post satisfies never;
  }
}
