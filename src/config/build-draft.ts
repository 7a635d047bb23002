import type { Calendar } from "../domain/business-time/calendar.ts";
import type { MemberId } from "../domain/ids.ts";
import type { Defaults } from "./defaults.ts";
import type { Draft, ExemptAccount } from "./draft.ts";
import type { ConfigurationFile } from "./file/configuration-file.ts";
import { namedAccounts } from "./team/accounts.ts";
import { buildMembers } from "./team/build-members.ts";
import { buildOrganization } from "./team/build-organization.ts";
import type { YamlSource } from "./yaml/source.ts";

/** What was worked out while the file was checked. */
type Decided = Pick<Draft, "lifecycle" | "routing"> & { readonly calendars: ReadonlyMap<MemberId, Calendar> };

/** The draft of a file in which nothing is wrong. */
export function buildDraft(
  file: ConfigurationFile,
  source: YamlSource,
  defaults: Defaults,
  decided: Decided,
): Draft {
  return {
    source,
    members: buildMembers(file, defaults, decided.calendars),
    organization: buildOrganization(file, defaults),
    gate: {
      untracked: file.gate?.untracked ?? defaults.team.gate.untracked,
      whenPaused: file.gate?.["when-paused"] ?? defaults.team.gate["when-paused"],
    },
    exempt: exemptAccounts(file, defaults),
    modes: Object.entries(file.modes ?? {}).map(([fullName, mode]) => ({
      fullName,
      mode,
      path: ["modes", fullName],
    })),
    repositories: (file.repositories ?? []).map((fullName, index) => ({
      fullName,
      path: ["repositories", index],
    })),
    lifecycle: decided.lifecycle,
    routing: decided.routing,
  };
}

function exemptAccounts(file: ConfigurationFile, { team }: Defaults): readonly ExemptAccount[] {
  const own = file.gate?.exempt;
  const accounts = namedAccounts(own ?? team.gate.exempt, ["gate", "exempt"]);
  return accounts.map((account) => ({ ...account, shipped: own === undefined }));
}
