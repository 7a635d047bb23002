import { z } from "zod";
import { MemberId } from "../../domain/ids.ts";

/** A GitHub login; apps end with `[bot]`, and managed users have an underscore before their company's name. */
export const Login = z
  .string()
  .regex(/^[A-Za-z\d](?:[\w-]{0,60}[A-Za-z\d])?(?:\[bot\])?$/u, { error: "This is no GitHub login." })
  .describe("A GitHub login, without @; apps end with [bot]");

/** An account that cannot be found by its login, such as an agent's whose name differs between APIs. */
const IdentifiedAccount = z.strictObject({
  login: Login,
  id: z.int().positive().describe("The account's numeric id, used instead of looking the login up"),
});

export const AccountEntry = z.union([Login, IdentifiedAccount], {
  error: "A GitHub login is wanted here, or { login, id }.",
});
export type AccountEntry = z.infer<typeof AccountEntry>;

export const FullName = z
  .string()
  .regex(/^[A-Za-z\d][\w-]{0,60}\/[\w.-]{1,100}$/u, {
    error: "A repository is wanted here, as owner/name.",
  })
  .describe("A repository, as owner/name");

export const SeatEntry = z.union(
  [
    MemberId,
    z.strictObject({
      member: MemberId.describe("Who holds it"),
      deputy: MemberId.optional().describe("Who stands in while the holder is away"),
    }),
  ],
  { error: "A member's id is wanted here, or { member, deputy }." },
);
export type SeatEntry = z.infer<typeof SeatEntry>;

export const Pattern = z
  .string()
  .min(1)
  .max(250)
  .describe("A pattern of paths as in CODEOWNERS: *, **, ?, {a,b}; / at its start counts from the root");

export const SkillName = z
  .string()
  .regex(/^[\p{L}\d][\p{L}\d .+#_/-]{0,39}$/u, {
    error: "A skill is named by up to 40 letters, digits and . + # _ / -.",
  })
  .describe("A skill's name");

export const CalendarName = z
  .string()
  .regex(/^[a-z\d](?:[a-z\d-]{0,37}[a-z\d])?$/u, {
    error: "A calendar is named by lower-case letters, digits and hyphens.",
  })
  .describe("A calendar's name, as in `calendars`");
