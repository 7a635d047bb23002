import { z } from "zod";
import { DomainId, MemberId } from "../../domain/ids.ts";
import { Level } from "../../domain/organization/schema.ts";
import { CalendarChoice } from "./calendar.ts";
import { AccountEntry, SkillName } from "./names.ts";

const Hours = z.number().positive().max(24).describe("Hours a working day that are there for tasks");
const Sessions = z.int().min(0).max(100).describe("For an agent: how many sessions may run at once");

export const MemberEntry = z.strictObject({
  github: z
    .union([AccountEntry, z.array(AccountEntry).max(20)], {
      error: "A GitHub login is wanted here, or a list of logins.",
    })
    .optional()
    .describe("The member's GitHub login, or several"),
  kind: z.enum(["human", "agent"]).optional().describe("A human, unless it says agent"),
  domain: DomainId.optional().describe("The domain that the member works in"),
  level: Level.optional().describe("Experience, from 1 to 5"),
  skills: z
    .record(SkillName, z.int().min(0).max(5))
    .optional()
    .describe("Skills, each with a level from 0 to 5"),
  wants: z.array(SkillName).max(100).optional().describe("Skills that the member wants to learn"),
  calendar: CalendarChoice.optional().describe("The member's own calendar, or the name of one"),
  hours: Hours.optional(),
  accountable: MemberId.optional().describe("For an agent: the human who answers for it"),
  sessions: Sessions.optional(),
  branches: z
    .array(z.string().min(1).max(250))
    .max(50)
    .optional()
    .describe("For an agent: patterns of the branches it pushes, as claude/*"),
});
export type MemberEntry = z.infer<typeof MemberEntry>;
