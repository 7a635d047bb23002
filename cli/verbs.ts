import { validate } from "./commands/validate.ts";
import type { Verb } from "./verb.ts";

/** Every command, in the order in which somebody meets them. */
export const verbs: readonly Verb[] = [validate];
