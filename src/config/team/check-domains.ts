import type { DomainId, MemberId } from "../../domain/ids.ts";
import { checkPattern } from "../check-pattern.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";
import type { Report } from "../report.ts";
import { checkSeat } from "./check-seat.ts";
import { domainsOf } from "./entries.ts";
import type { KnownNames } from "./known-names.ts";

export function checkDomains(file: ConfigurationFile, names: KnownNames, report: Report): void {
  for (const [id, domain] of domainsOf(file)) {
    const { lead, deputy = null, paths = [] } = domain;
    const path = ["domains", id];
    checkSeat(
      {
        holder: { id: lead ?? null, path: [...path, "lead"] },
        deputy: { id: deputy, path: [...path, "deputy"] },
      },
      "must-be-human",
      { file, names, report },
    );
    for (const [index, pattern] of paths.entries()) checkPattern(pattern, [...path, "paths", index], report);
  }
  checkPlaces(file, names, report);
}

/** A member works in one domain, whether the member or the domain says so. */
function checkPlaces(file: ConfigurationFile, names: KnownNames, report: Report): void {
  const places = new Map<MemberId, DomainId>();
  for (const [id, { members = [] }] of domainsOf(file)) {
    for (const [index, member] of members.entries()) {
      const path = ["domains", id, "members", index];
      names.checkMember(member, path, report);
      const other = file.members?.[member]?.domain ?? places.get(member) ?? id;
      if (other !== id) {
        const message = `${member} works in ${other}; a member works in one domain.`;
        report.add({ path, code: "contradiction", message });
      }
      places.set(member, other);
    }
  }
}
