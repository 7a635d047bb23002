import { z } from "zod";
import { MemberId } from "../ids.ts";

/**
 * What members are called on GitHub, by their id. It is kept apart from events, which are for ever and name members by
 * id and accounts by number: a name can be changed here, and erased.
 */
export const MemberNames = z.record(MemberId, z.object({ logins: z.array(z.string()) }));
export type MemberNames = Readonly<z.infer<typeof MemberNames>>;

/** The member of this login or id, whatever the case; null for nobody. A login wins over an id. */
export function memberCalled(
  names: MemberNames,
  members: readonly { readonly id: MemberId }[],
  name: string,
): MemberId | null {
  const wanted = name.toLowerCase();
  const isCalled = (id: MemberId): boolean =>
    names[id]?.logins.some((login) => login.toLowerCase() === wanted) ?? false;
  return members.find(({ id }) => isCalled(id))?.id ?? members.find(({ id }) => id === wanted)?.id ?? null;
}
