import * as z from "zod";
import type { Option } from "./verb.ts";

/** Of every command that reads a ledger. */
export const gitOption: Option = {
  name: "git",
  takes: null,
  summary: "Reads the ledger with git, with your own credentials, instead of GitHub's API",
};

export const teamInput = { repo: z.string().optional(), git: z.boolean().default(false) };

/** GitHub's numbers are 32 bits. */
const largest = 2 ** 31 - 1;

/** A task's number as people type it: 12 or #12. */
export const TaskNumber = z
  .string()
  .regex(/^#?[1-9]\d{0,9}$/, "a task is named by the number of its issue, as 12")
  .transform((text) => Number(text.replace("#", "")))
  .refine((number) => number <= largest, "no issue has a number that large");
