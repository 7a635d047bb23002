import type { Organization } from "../../domain/organization/schema.ts";
import { type UnsatisfiableGate, unsatisfiableGates } from "../../domain/review/satisfiable.ts";
import type { GateProblem } from "../resolve-configuration.ts";
import { reviewRemedies } from "./review-remedies.ts";

const layers = {
  peer: "peer review",
  domain: "domain review",
  qa: "QA",
  architecture: "architecture review",
} as const;

/** Gates that nobody could open, in words: one problem for each author, with the way out that changes least. */
export function gateProblemsOf(organization: Organization): readonly GateProblem[] {
  const byAuthor = new Map<string, UnsatisfiableGate[]>();
  for (const gate of unsatisfiableGates(organization)) {
    const key = `${gate.author ?? ""} ${gate.domain}`;
    byAuthor.set(key, [...(byAuthor.get(key) ?? []), gate]);
  }
  return [...byAuthor.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [problemOf(organization, first, group)];
  });
}

function problemOf(
  organization: Organization,
  { author, domain }: UnsatisfiableGate,
  group: readonly UnsatisfiableGate[],
): GateProblem {
  const who = author === null ? "somebody who is no member" : author;
  const missing = [...new Set(group.map(({ layer }) => layers[layer]))].join(" and ");
  const from = Math.min(...group.map(({ tier }) => tier));
  return {
    message: `Nobody could give the ${missing} for work of ${who} in ${domain}, from tier ${from} on.`,
    hint: [
      ...reviewRemedies(organization),
      `Name one more person in \`members\`, or a deputy where one is missing.`,
    ].join(" Or: "),
  };
}
