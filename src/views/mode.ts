import type { RepositoryId } from "../domain/ids.ts";
import type { Mode, Organization } from "../domain/organization/schema.ts";

/** The mode of one repository. */
export function modeOf(organization: Organization, repository: RepositoryId): Mode {
  return organization.modes[String(repository)] ?? organization.mode;
}
