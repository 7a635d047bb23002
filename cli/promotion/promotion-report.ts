import * as z from "zod";
import { Mode } from "../../src/domain/organization/schema.ts";
import { timesInForce } from "./time-in-force.ts";

const Order = z.object({
  at: z.string(),
  by: z.string(),
  number: z.int().nullable(),
  what: z.string(),
  why: z.string(),
});

const OnTask = z.object({ at: z.string(), number: z.int().nullable() });

const Pull = z.object({ number: z.int(), url: z.string() });

export const PromotionReport = z.object({
  mode: Mode,
  days: z.int(),
  /** For how much of these days the mode was in force: what is listed was done then. */
  inForce: z.enum(timesInForce),
  /** Orders against the rules, which enforce would have taken back. */
  refused: z.array(Order),
  /** Commands that could not be read or had nothing to do: answered, with nothing to take back. */
  slips: z.array(Order),
  /** Pull requests whose merge its gate would have held back. */
  held: z.array(OnTask),
  /** Issues that it would have opened again. */
  reopened: z.array(OnTask),
  /** Deadlines that passed: the label and the card show it, the record has whom it is escalated to. */
  escalated: z.array(OnTask.extend({ level: z.int(), to: z.string().nullable() })),
  pullRequest: Pull.nullable(),
  /** Open pull requests of earlier calls that propose another mode; looked for when this one is proposed. */
  contradicting: z.array(Pull.extend({ mode: Mode })),
});
export type PromotionReport = z.infer<typeof PromotionReport>;
