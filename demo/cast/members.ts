import type { Member } from "./member.ts";
import { conduct } from "./parts/conductor.ts";
import { play } from "./parts/player.ts";
import { leadSection } from "./parts/section-lead.ts";

/** Who plays, in the order in which they look. */
export const members: readonly Member[] = [
  { login: "conductor", decide: conduct },
  {
    login: "viola-lead",
    decide: leadSection({
      domain: "strings",
      players: ["viola-dev", "cello-dev", "metronome"],
      agents: ["metronome"],
    }),
  },
  {
    login: "flute-lead",
    decide: leadSection({ domain: "winds", players: ["flute-dev", "oboe-dev"], agents: [] }),
  },
  { login: "viola-dev", decide: play("person") },
  { login: "cello-dev", decide: play("person") },
  { login: "flute-dev", decide: play("person") },
  { login: "oboe-dev", decide: play("person") },
  { login: "metronome", decide: play("agent") },
];
