import type { Mode } from "../../../src/domain/organization/schema.ts";

/** Two sections, an agent among the strings. The comment stands for what people write into their own file. */
export function monthConfiguration(mode: Mode): string {
  return `
lead: conductor
mode: ${mode} # as the orchestra agreed
members:
  conductor: { github: conductor }
  viola-lead: { github: viola-lead, domain: strings }
  viola-dev: { github: viola-dev, domain: strings }
  cello-dev: { github: cello-dev, domain: strings }
  triangle-bot: { kind: agent, github: triangle-bot, accountable: cello-dev, domain: strings, branches: ["triangle/*"] }
  cello-lead: { github: cello-lead, domain: winds }
  concertmaster: { github: concertmaster, domain: winds }
  flute-dev: { github: flute-dev, domain: winds }
domains:
  strings: { lead: viola-lead, paths: ["strings/**"] }
  winds: { lead: cello-lead, paths: ["winds/**"] }
`;
}
