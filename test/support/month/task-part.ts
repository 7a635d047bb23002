import { chance } from "../../../demo/cast/chance.ts";

/** Who plays in the life of one task, and what it is about. */
export type TaskPart = {
  readonly title: string;
  readonly section: "strings" | "winds";
  readonly lead: string;
  readonly worker: string;
  readonly peer: string;
  readonly labels: readonly string[];
  /** Labels of people's own, that mean nothing to Tutti. */
  readonly plain: readonly string[];
};

const sections = {
  strings: { lead: "viola-lead", players: ["viola-dev", "cello-dev"] },
  winds: { lead: "cello-lead", players: ["concertmaster", "flute-dev"] },
} as const;

export function castTask(seed: number, index: number): TaskPart {
  const throwOf = (what: string, sides: number) => chance(seed, `${what} ${index}`, sides);
  const section = throwOf("section", 2) === 0 ? "strings" : "winds";
  const { lead, players } = sections[section];
  const first = throwOf("worker", 2);
  const tier = throwOf("tier", 3) === 0 ? 1 : 2;
  return {
    title: `Bar ${index + 1} of the ${section}`,
    section,
    lead,
    worker: players[first] ?? players[0],
    peer: players[1 - first] ?? players[1],
    labels: [
      "kind/instruction",
      `tier/${tier}`,
      `domain/${section}`,
      `priority/P${1 + throwOf("priority", 3)}`,
    ],
    plain: throwOf("plain", 2) === 0 ? ["bug"] : ["enhancement", "good first issue"],
  };
}
