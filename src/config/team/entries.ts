import { DomainId, MemberId } from "../../domain/ids.ts";
import type { ConfigurationFile } from "../file/configuration-file.ts";

/** Members with their ids, in the order of the file; one that is only named has no settings. */
export function membersOf({ members = {} }: ConfigurationFile) {
  return Object.entries(members).map(([id, member]) => [MemberId.parse(id), member ?? {}] as const);
}

/** Domains with their ids, in the order of the file. */
export function domainsOf({ domains = {} }: ConfigurationFile) {
  return Object.entries(domains).map(([id, domain]) => [DomainId.parse(id), domain ?? {}] as const);
}

export function humansOf(file: ConfigurationFile): readonly MemberId[] {
  return membersOf(file)
    .filter(([, member]) => member.kind !== "agent")
    .map(([id]) => id);
}
