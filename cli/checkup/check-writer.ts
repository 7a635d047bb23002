import type { OrganizationFrame } from "../../src/domain/organization-frame.ts";
import { job } from "../removal/ledger-writers.ts";
import type { GateGiver } from "./find-gate-giver.ts";
import { type Finding, found, good } from "./finding.ts";

/**
 * Who writes here, and whether the checks of that door bind. `giver`: whose they are, null where that cannot be seen.
 * `actsAsApp`: whether the Action's workflow does.
 */
export function checkWriter(
  { writer }: Pick<OrganizationFrame, "writer">,
  giver: GateGiver | null,
  { actsAsApp }: { readonly actsAsApp: boolean },
): Finding {
  if (writer === "app") return good("writer", "The App writes here.");
  if (writer === null) {
    return found("writer", "warning", "Nobody writes here yet.", "Start the App or the Action.");
  }
  const app = giver?.slug === job ? null : giver;
  if (app !== null || actsAsApp)
    return good("writer", `The Action writes here, as the App${app === null ? "" : ` ${app.name}`}.`);
  return found(
    "writer",
    "warning",
    "The Action writes here: its checks can be given by any workflow, so the gate is advisory.",
    "Where the gate has to bind, create the App with `npm run setup` in a clone of Tutti; then run it, or give its `app-id` and `private-key` to the workflow's step.",
  );
}
