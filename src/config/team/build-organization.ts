import type { Domain, Organization, ReviewPolicy, Seat } from "../../domain/organization/schema.ts";
import { roleNames } from "../../domain/organization/schema.ts";
import type { Defaults } from "../defaults.ts";
import type { Draft } from "../draft.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";
import type { LayerEntry } from "../file/review.ts";
import { domainsOf } from "./entries.ts";
import { leadOf, seatOf } from "./seats.ts";

/** Domains, roles and policies of a checked file, with the defaults for what it does not say. */
export function buildOrganization(file: ConfigurationFile, { team }: Defaults): Draft["organization"] {
  const roles = buildRoles(file);
  return {
    domains: buildDomains(file, leadOf(file) ?? roles["tech-lead"] ?? null),
    roles,
    mode: file.mode ?? team.mode,
    paused: file.paused ?? team.paused,
    ...(file.writer === undefined ? {} : { writer: file.writer }),
    review: buildReview(file.review, team.review),
  };
}

function buildRoles(file: ConfigurationFile): Organization["roles"] {
  const lead = leadOf(file);
  const seats = roleNames.flatMap((role) => {
    const entry = file.roles?.[role];
    const usual = role === "engineering-manager" || role === "tech-lead" ? lead : null;
    const seat = entry === undefined ? usual : seatOf(entry);
    return seat === null ? [] : [[role, seat] as const];
  });
  return Object.fromEntries(seats);
}

/** The lead of all leads a domain that names nobody, with the same deputy; the only domain has all paths. */
function buildDomains(file: ConfigurationFile, usual: Seat | null): Domain[] {
  const domains = domainsOf(file);
  return domains.flatMap(([id, { lead, deputy, paths }]) => {
    const seat = lead === undefined ? usual : { member: lead, deputy: null };
    if (seat === null) return [];
    return {
      id,
      lead: seat.member,
      deputy: deputy ?? seat.deputy,
      paths: paths ?? (domains.length === 1 ? ["**"] : []),
    };
  });
}

type Usual = Defaults["team"]["review"];

function buildReview(entry: ConfigurationFile["review"], usual: Usual): ReviewPolicy {
  const layers = entry?.layers;
  const qa = layers?.qa;
  return {
    separation: entry?.separation ?? usual.separation,
    layers: {
      peer: buildLayer(layers?.peer, usual.layers.peer),
      domain: buildLayer(layers?.domain, usual.layers.domain),
      qa: {
        ...buildLayer(qa, usual.layers.qa),
        checks: qa?.checks ?? usual.layers.qa.checks,
        leadFromTier: qa?.["lead-from-tier"] ?? usual.layers.qa["lead-from-tier"],
      },
      architecture: buildLayer(layers?.architecture, usual.layers.architecture),
    },
    reworkLimit: entry?.["rework-limit"] ?? usual["rework-limit"],
  };
}

function buildLayer(entry: LayerEntry | undefined, usual: Usual["layers"]["peer"]) {
  return {
    fromTier: entry?.["from-tier"] ?? usual["from-tier"],
    paths: entry?.paths ?? usual.paths,
    agents: entry?.agents ?? usual.agents,
  };
}
