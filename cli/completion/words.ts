import { globalOptions } from "../global-options.ts";
import type { Verb } from "../verb.ts";

export type CompletedVerb = {
  readonly name: string;
  readonly summary: string;
  /** With their dashes. */
  readonly options: readonly { readonly word: string; readonly summary: string }[];
};

/** What a shell offers: verbs, and the options of each. */
export function completedVerbs(
  verbs: readonly Pick<Verb, "name" | "summary" | "options">[],
): readonly CompletedVerb[] {
  return verbs.map(({ name, summary, options }) => ({
    name,
    summary,
    options: [...options, ...globalOptions].map((option) => ({
      word: `--${option.name}`,
      summary: option.summary,
    })),
  }));
}
