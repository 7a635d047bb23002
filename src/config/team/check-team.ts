import { layerNames } from "../../domain/organization/schema.ts";
import { checkPattern } from "../check-pattern.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";
import type { Report } from "../report.ts";
import { isMap } from "../shape/plain-data.ts";
import { checkDomains } from "./check-domains.ts";
import { checkMembers } from "./check-members.ts";
import { checkLead, checkRoles } from "./check-roles.ts";
import { membersOf } from "./entries.ts";
import type { KnownNames } from "./known-names.ts";

/**
 * Everything about members, domains, roles and reviews that a schema cannot say. `raw` is the file as it was
 * written.
 */
export function checkTeam(file: ConfigurationFile, raw: unknown, names: KnownNames, report: Report): void {
  const written = isMap(raw) ? raw : {};
  for (const key of ["members", "domains"] as const) {
    const entries = written[key] ?? null;
    if (entries !== null && !(isMap(entries) && Object.keys(entries).length === 0)) continue;
    report.add({ path: [key], code: "missing-key", message: `The team has no ${key}.`, hint: examples[key] });
  }
  checkMembers(file, names, report);
  checkDomains(file, names, report);
  checkRoles(file, names, report);
  const membersAreWhole = isWholeMap(written["members"], membersOf(file).length);
  if (membersAreWhole && written["lead"] === undefined) checkLead(file, report);
  for (const layer of layerNames) {
    for (const [index, pattern] of (file.review?.layers?.[layer]?.paths ?? []).entries()) {
      checkPattern(pattern, ["review", "layers", layer, "paths", index], report);
    }
  }
}

/** Whether everything in a map was usable, so that what is missing was not there in the first place. */
function isWholeMap(value: unknown, usable: number): boolean {
  return isMap(value) && usable > 0 && Object.keys(value).length === usable;
}

const examples = {
  members: "Add for instance `members: { ada: { github: ada-example } }`.",
  domains: "Add for instance `domains: { app: { paths: ['**'] } }`.",
} as const;
