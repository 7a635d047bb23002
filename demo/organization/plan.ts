import { readFile } from "node:fs/promises";
import type { SeedPlan } from "../../sandbox/seed/seed-orchestra.ts";

const configurationPath = ".github/tutti.yml";

/** The organisation of the demo: who is in it, and what its repository holds at the beginning. */
export async function readPlan(): Promise<SeedPlan> {
  return {
    organization: "orchestra",
    repository: "score",
    isPrivate: false,
    personas: {
      conductor: "admin",
      "viola-lead": "maintain",
      "viola-dev": "write",
      "cello-dev": "write",
      "flute-lead": "maintain",
      "flute-dev": "write",
      "oboe-dev": "write",
      metronome: "write",
      passerby: "none",
    },
    teams: {
      strings: ["viola-lead", "viola-dev", "cello-dev", "metronome"],
      winds: ["flute-lead", "flute-dev", "oboe-dev"],
    },
    labels: ["documentation", "enhancement", "kind/instruction"],
    files: {
      "README.md": "# Score\n\nEvery section keeps its parts in a folder of its own.\n",
      "strings/viola.md": "# Viola\n\n1. Tune to the oboe.\n",
      "strings/cello.md": "# Cello\n\n1. Tune to the oboe.\n",
      "winds/flute.md": "# Flute\n\n1. Tune to the oboe.\n",
      "winds/oboe.md": "# Oboe\n\n1. Give the A.\n",
      [configurationPath]: await readFile(new URL("tutti.yml", import.meta.url), "utf8"),
    },
  };
}
