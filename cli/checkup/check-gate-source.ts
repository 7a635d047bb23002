import { webUrlOf } from "../../src/adapters/github/hosts.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import type { Reached } from "../github/reach.ts";
import { job } from "../removal/ledger-writers.ts";
import type { GateGiver } from "./find-gate-giver.ts";
import { type Finding, found, good } from "./finding.ts";

/**
 * Whether the required gate is asked of the App that gives it: from any other it never comes. `sources`: the App that
 * each rule names, null where it names none; every rule has to be met.
 */
export function checkGateSource(
  { repository, apiUrl }: Pick<Reached, "repository" | "apiUrl">,
  sources: readonly (number | null)[],
  giver: GateGiver | null,
): Finding {
  const named = sources.filter((source) => source !== null);
  const where = `${webUrlOf(apiUrl)}/${repository.owner}/${repository.name}/rules`;
  const source = giver === null ? "Tutti's App" : `${giver.name} (App ${giver.id})`;
  const stranger = giver === null ? undefined : named.find((id) => id !== giver.id);
  if (stranger !== undefined) {
    return found(
      "required check",
      "bad",
      `“${gateCheckName}” is required from App ${stranger}, but here ${source} gives it: nothing can be merged.`,
      `Name ${source} as the check's source, in the ruleset (${where}) or in the branch protection.`,
    );
  }
  const [own] = named;
  if (own === undefined) {
    return found(
      "required check",
      "warning",
      `“${gateCheckName}” is required, but any App or workflow may give it.`,
      `Name ${source} as the check's source in the ruleset (${where}), so that nobody else's check of that name counts.`,
    );
  }
  if (giver?.slug === job) {
    return good(
      "required check",
      `“${gateCheckName}” is required from ${giver.name}, so any workflow may give it.`,
    );
  }
  return giver === null
    ? found(
        "required check",
        "unknown",
        `“${gateCheckName}” is required from App ${own}; whether that is Tutti's cannot be seen.`,
        "Run `tutti doctor` with APP_ID and PRIVATE_KEY of the App that writes here.",
      )
    : good("required check", `“${gateCheckName}” is required, from ${giver.name} alone.`);
}
