import { parsePathPattern } from "../../src/domain/glob/path-pattern.ts";
import type { RepositoryFacts } from "./facts.ts";
import { mostMembers, workersOf } from "./propose-members.ts";
import { readCodeowners } from "./read-codeowners.ts";

/** What the proposal leaves out, since the token did not show it or a configuration cannot say it. */
export function unseenNotes(facts: RepositoryFacts): readonly string[] {
  const { codeowners, teams, peopleAreComplete } = facts;
  const hidden = [...teams].filter(([, members]) => members === null).map(([name]) => name);
  const odd = readCodeowners(codeowners ?? "")
    .map(({ pattern }) => pattern)
    .filter((pattern) => !parsePathPattern(pattern).ok);
  const left = workersOf(facts).length - mostMembers;
  return [
    ...(peopleAreComplete
      ? []
      : [
          "The token does not show who works here: add the members that are missing, or ask with the token of somebody who may write.",
        ]),
    ...(hidden.length === 0
      ? []
      : [`CODEOWNERS names teams whose members the token does not show: ${hidden.join(", ")}.`]),
    ...(odd.length === 0 ? [] : [`CODEOWNERS has patterns that were left out: ${odd.join(", ")}.`]),
    ...(left > 0
      ? [`${left} more people may write here: only the ${mostMembers} most active are members.`]
      : []),
  ];
}
