import type { Calendar } from "../../domain/business-time/calendar.ts";
import type { DomainId, MemberId } from "../../domain/ids.ts";
import type { Defaults } from "../defaults.ts";
import type { DraftMember } from "../draft.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";
import { namedAccounts } from "./accounts.ts";
import { domainsOf, membersOf } from "./entries.ts";

/** The members of a checked file, with the defaults of their kind for what it does not say. */
export function buildMembers(
  file: ConfigurationFile,
  defaults: Defaults,
  calendars: ReadonlyMap<MemberId, Calendar>,
): readonly DraftMember[] {
  return membersOf(file).map(([id, entry]) => {
    const kind = entry.kind ?? "human";
    const usual = defaults.team.members[kind];
    return {
      id,
      kind,
      accounts: namedAccounts(entry.github, ["members", id, "github"]),
      domain: entry.domain ?? placeOf(file, id),
      level: entry.level ?? usual.level,
      skills: entry.skills ?? {},
      wants: entry.wants ?? [],
      calendar: calendars.get(id) ?? defaults.calendars[kind],
      hoursPerDay: entry.hours ?? usual.hours,
      accountable: entry.accountable ?? null,
      sessions: entry.sessions ?? usual.sessions,
      branches: entry.branches ?? [],
    };
  });
}

/**
 * Where somebody works who does not say: the domain that lists them, else the one they lead, else the only
 * one.
 */
function placeOf(file: ConfigurationFile, member: MemberId): DomainId | null {
  const domains = domainsOf(file);
  const [only, second] = domains;
  const place =
    domains.find(([, { members = [] }]) => members.includes(member)) ??
    domains.find(([, { lead }]) => lead === member) ??
    (second === undefined ? only : undefined);
  return place?.[0] ?? null;
}
