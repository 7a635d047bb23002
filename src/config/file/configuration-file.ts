import { z } from "zod";
import { DomainId, MemberId } from "../../domain/ids.ts";
import { Door, Mode, RoleName } from "../../domain/organization/schema.ts";
import { CalendarChoice, CalendarEntry } from "./calendar.ts";
import { LifecycleEntry } from "./lifecycle.ts";
import { MemberEntry } from "./member.ts";
import { CalendarName, FullName, Pattern, SeatEntry, SkillName } from "./names.ts";
import { GateEntry, ReviewEntry } from "./review.ts";
import { RoutingEntry } from "./routing.ts";

const mostMembers = 500;
const mostDomains = 100;

function atMost(count: number, what: string) {
  return {
    check: (map: Readonly<Record<string, unknown>>) => Object.keys(map).length <= count,
    options: { error: `There may be ${count} ${what} at most.`, params: { code: "too-many" } },
  };
}

const membersLimit = atMost(mostMembers, "members");
const domainsLimit = atMost(mostDomains, "domains");

const DomainEntry = z.strictObject({
  lead: MemberId.optional().describe("Who leads the domain; without one the lead of all does"),
  deputy: MemberId.optional().describe("Who stands in while the lead is away"),
  paths: z
    .array(Pattern)
    .max(500)
    .optional()
    .describe("Paths that belong to it; of all domains' patterns the last that fits wins"),
  members: z.array(MemberId).max(mostMembers).optional().describe("Members who work in it"),
});

/** `.github/tutti.yml` as a team writes it. */
export const ConfigurationFile = z.strictObject({
  home: FullName.optional().describe(
    "In a repository that joins a team: the repository with the team's configuration",
  ),
  repositories: z
    .array(FullName)
    .max(500)
    .optional()
    .describe("Repositories that may join, besides this one"),
  mode: Mode.optional().describe(
    "observe: looks and reports; advise: replies as well; enforce: refuses and gates",
  ),
  modes: z.record(FullName, Mode).optional().describe("Modes of single repositories"),
  paused: z.boolean().optional().describe("Stops every write but the gate"),
  writer: Door.optional().describe(
    "app or action: which of them works here where both are installed; without it the first that did",
  ),
  lead: SeatEntry.optional().describe(
    "Who leads: engineering manager and tech lead, unless `roles` names others",
  ),
  roles: z.partialRecord(RoleName, SeatEntry).optional().describe("Roles of the whole team"),
  members: z
    .record(MemberId, MemberEntry.nullable())
    .refine(membersLimit.check, membersLimit.options)
    .optional()
    .describe("People and agents, by an id of the team's own"),
  domains: z
    .record(DomainId, DomainEntry.nullable())
    .refine(domainsLimit.check, domainsLimit.options)
    .optional()
    .describe("Areas of the team, the general ones first"),
  skills: z
    .array(SkillName)
    .max(500)
    .optional()
    .describe("All skills there are; without it any may be named"),
  calendar: CalendarChoice.optional().describe("Working time of everybody who has no other"),
  calendars: z.record(CalendarName, CalendarEntry).optional().describe("Calendars to refer to by name"),
  review: ReviewEntry.optional().describe("The four review layers"),
  gate: GateEntry.optional().describe("The required check `tutti / ready to merge`"),
  routing: RoutingEntry.optional().describe("Additions to the router's rules"),
  lifecycle: LifecycleEntry.optional().describe("Changes to the life of a task"),
});
export type ConfigurationFile = z.infer<typeof ConfigurationFile>;
