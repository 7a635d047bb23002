import type { Event } from "../../domain/events.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Effect } from "../../ports/effect.ts";
import type { Forge } from "../../ports/forge.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import type { HomeServices } from "../home.ts";
import { openHome } from "../open-home.ts";
import { type Halted, processHints } from "../process-hints.ts";
import { rehearsedLedger } from "./rehearsed-ledger.ts";

export type PlannedEffect = { readonly repository: RepositoryReference; readonly effect: Effect };

/** What would have happened. */
export type Rehearsal = {
  readonly outcome: "rehearsed";
  readonly events: readonly Event[];
  readonly effects: readonly PlannedEffect[];
  /** What would be known afterwards. */
  readonly state: OrganizationState;
  /** Why hints could not be decided. */
  readonly failures: readonly unknown[];
};

/** The same as processing these hints, but for the last steps: nothing is appended, and nothing is written to the forge. */
export async function rehearse(services: HomeServices, hints: readonly Hint[]): Promise<Rehearsal | Halted> {
  const effects: PlannedEffect[] = [];
  const home = await openHome(
    {
      ...services,
      forge: rehearsedForge(services.forge, effects),
      ledger: rehearsedLedger(services.ledger),
    },
    null,
  );
  if ("halted" in home) return { outcome: "halted", problem: home.halted };
  const processed = await processHints(home, hints);
  if (processed.outcome === "halted") return processed;
  const { events, poisoned } = processed;
  return { outcome: "rehearsed", events, effects, state: home.state, failures: [...poisoned.values()] };
}

/** Reads as ever; what should be changed is noted, and taken for done. */
function rehearsedForge(forge: Forge, effects: PlannedEffect[]): Forge {
  return {
    ...forge,
    apply: async (repository, wanted) => {
      effects.push(...wanted.map((effect) => ({ repository, effect })));
      return wanted.map(() => ({ outcome: "done", id: null }));
    },
  };
}
