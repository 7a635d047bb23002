import * as z from "zod";

/** One thing that was looked at. */
export const Finding = z.object({
  name: z.string(),
  /** `unknown`: it could not be looked at with this token. */
  status: z.enum(["good", "warning", "bad", "unknown"]),
  /** What was found, a sentence. */
  what: z.string(),
  /** How to mend it: a sentence, or a command line to copy. */
  fix: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;

export function good(name: string, what: string): Finding {
  return { name, status: "good", what, fix: null };
}

export function found(
  name: string,
  status: Exclude<Finding["status"], "good">,
  what: string,
  fix: string,
): Finding {
  return { name, status, what, fix };
}
