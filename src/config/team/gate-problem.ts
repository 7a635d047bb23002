import type { UnsatisfiableGate } from "../../domain/review/satisfiable.ts";
import type { GateProblem } from "../resolve-configuration.ts";

const layers = {
  peer: "peer review",
  domain: "domain review",
  qa: "QA",
  architecture: "architecture review",
} as const;

/** Gates that nobody could open, in words: one problem for each author, with the way out that changes least. */
export function gateProblemsOf(gates: readonly UnsatisfiableGate[]): readonly GateProblem[] {
  const byAuthor = new Map<string, UnsatisfiableGate[]>();
  for (const gate of gates) {
    const key = `${gate.author ?? ""} ${gate.domain}`;
    byAuthor.set(key, [...(byAuthor.get(key) ?? []), gate]);
  }
  return [...byAuthor.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [problemOf(first, group)];
  });
}

function problemOf({ author, domain }: UnsatisfiableGate, group: readonly UnsatisfiableGate[]): GateProblem {
  const who = author === null ? "somebody who is no member" : author;
  const missing = [...new Set(group.map(({ layer }) => layers[layer]))].join(" and ");
  const from = Math.min(...group.map(({ tier }) => tier));
  return {
    message: `Nobody could give the ${missing} for work of ${who} in ${domain}, from tier ${from} on.`,
    hint: `Name a deputy for the lead of ${domain} or for a role above, add a human member there, or set \`review: { separation: solo }\` for a team of one.`,
  };
}
