import type { DomainId, MemberId } from "../ids.ts";
import { type Post, type Presence, seatMembers, seatOf } from "./roles.ts";
import type { Organization, Seat } from "./schema.ts";

/**
 * Whom to turn to one level above a member, in matters of these domains: the lead of the first of them, then
 * the tech lead, then the engineering manager. Absent holders are passed over for their deputies, and nobody
 * is told to turn to themselves. Null at the top.
 */
export function above(
  organization: Organization,
  member: MemberId,
  domains: readonly DomainId[],
  isPresent: Presence,
): MemberId | null {
  const ladder = ladderOver(organization, domains);
  const standing = ladder.findLastIndex((seat) => seatMembers(seat).includes(member));
  const own = ladder[standing];
  const next = ladder.slice(standing + 1).flatMap(seatMembers);
  const candidates = own !== undefined && own.member !== member ? [own.member, ...next] : next;
  return candidates.find((candidate) => candidate !== member && isPresent(candidate)) ?? null;
}

/**
 * Whether somebody's word, in matters of these domains, stands for a member's: the member's own, that of who shares a post
 * with them as its holder or deputy, and that of whoever is above them.
 */
export function standsFor(
  organization: Organization,
  by: string,
  member: MemberId,
  domains: readonly DomainId[],
): boolean {
  if (by === member) return true;
  const ladder = ladderOver(organization, domains).map(seatMembers);
  const isIn = (seat: readonly string[], id: string): boolean => seat.includes(id);
  if (ladder.some((seat) => isIn(seat, by) && isIn(seat, member))) return true;
  const standing = (id: string): number => ladder.findLastIndex((seat) => isIn(seat, id));
  return standing(by) > standing(member);
}

function ladderOver(organization: Organization, domains: readonly DomainId[]): readonly Seat[] {
  const [first] = domains;
  const posts: readonly Post[] = [
    ...(first === undefined ? [] : [{ role: "domain-lead", domain: first } as const]),
    { role: "tech-lead" },
    { role: "engineering-manager" },
  ];
  return posts.flatMap((post) => seatOf(organization, post) ?? []);
}
