import { MemberNames } from "../../domain/organization/member-names.ts";
import type { Home } from "../home.ts";
import { takeIn } from "../take-in-news.ts";

/** The names in a members file; none where it holds something else. */
export function namesIn(members: unknown): MemberNames {
  const read = MemberNames.safeParse(members);
  return read.success ? read.data : {};
}

/** Reads the names again where another writer may have changed them. */
export async function namesOf(home: Home): Promise<MemberNames> {
  home.names ??= namesIn(await home.ledger.readMembers());
  return home.names;
}

/**
 * Puts the names of the configuration in force into the members file, in the place of all that stood there. A name that
 * could not be written now is written with the next configuration that is read: nothing is decided by it.
 */
export async function keepNames(home: Home, names: MemberNames): Promise<void> {
  if (JSON.stringify(await namesOf(home)) === JSON.stringify(names)) return;
  const written = await home.ledger.replaceMembers(names, home.position);
  switch (written.outcome) {
    case "written":
      home.position = written.position;
      home.names = names;
      return;
    case "conflict":
      home.names = null;
      await takeIn(home, written);
      return;
    case "refused":
    case "read-only":
    case "tampered":
      home.logger.warn({ outcome: written.outcome }, "the members' names could not be written");
      return;
    default:
      written satisfies never;
  }
}
