import type { Calendar } from "../../domain/business-time/calendar.ts";
import type { MemberId } from "../../domain/ids.ts";
import { readCalendar } from "../calendars.ts";
import type { Defaults } from "../defaults.ts";
import type { CalendarChoice } from "../file/calendar.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";
import type { KeyPath } from "../problem.ts";
import type { Report } from "../report.ts";
import { membersOf } from "./entries.ts";
import type { KnownNames } from "./known-names.ts";

/**
 * The calendar of every member. A calendar takes what it does not say from the team's; an agent works round
 * the clock in the team's time zone. Faulty calendars are reported, and others stand in for them.
 */
export function readTeamCalendars(
  file: ConfigurationFile,
  defaults: Defaults,
  names: KnownNames,
  report: Report,
): ReadonlyMap<MemberId, Calendar> {
  const { calendars: shipped } = defaults;
  const own = typeof file.calendar === "string" ? undefined : file.calendar;
  const basis = (own && readCalendar(own, ["calendar"], shipped.human, report)) ?? shipped.human;

  const named = new Map<string, Calendar>();
  for (const [name, entry] of Object.entries(file.calendars ?? {})) {
    named.set(name, readCalendar(entry, ["calendars", name], basis, report) ?? basis);
  }
  const choose = (choice: CalendarChoice | undefined, path: KeyPath, base: Calendar): Calendar => {
    if (choice === undefined) return base;
    if (typeof choice !== "string") return readCalendar(choice, path, base, report) ?? base;
    return named.get(choice) ?? base;
  };

  if (typeof file.calendar === "string") names.checkCalendar(file.calendar, ["calendar"], report);
  const team = typeof file.calendar === "string" ? choose(file.calendar, ["calendar"], basis) : basis;
  const agents = { ...shipped.agent, timeZone: team.timeZone };
  return new Map(
    membersOf(file).map(([id, member]) => {
      const base = member.kind === "agent" ? agents : team;
      return [id, choose(member.calendar, ["members", id, "calendar"], base)];
    }),
  );
}
