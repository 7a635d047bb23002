import { ifAllowed } from "../../src/adapters/github/survey/if-allowed.ts";
import type { Traces } from "../../src/adapters/github/survey/read-traces.ts";
import {
  type WaitingCheck,
  readWaitingChecks,
} from "../../src/adapters/github/survey/read-waiting-checks.ts";
import type { Removal } from "../../src/adapters/github/upkeep/remove-trace.ts";
import type { Reached } from "../github/reach.ts";
import { type LedgerWriters, job } from "./ledger-writers.ts";

export type ChecksPlan = {
  /** What this App concludes. */
  readonly removals: readonly Removal[];
  /** Open pull requests that keep a check which waits, since only the App that gave it could conclude it. */
  readonly kept: readonly number[];
  /** Open pull requests whose checks the token does not show. */
  readonly unseen: readonly number[];
};

const ours = "tutti / ";

/** Tutti's checks, from whoever wrote the ledger, on open pull requests that nobody would ever conclude any more: where required, they block. */
export async function planChecks(
  { client, repository, app }: Pick<Reached, "client" | "repository" | "app">,
  { pullRequests }: Pick<Traces, "pullRequests">,
  { apps, jobs }: Pick<LedgerWriters, "apps" | "jobs">,
): Promise<ChecksPlan> {
  const givers = new Set([...apps, ...(jobs ? [job] : []), ...(app === null ? [] : [app.slug])]);
  const isOurs = ({ name, giver }: WaitingCheck) =>
    name.startsWith(ours) && (givers.size === 0 || givers.has(giver));
  const removals: Removal[] = [];
  const kept: number[] = [];
  const unseen: number[] = [];
  for (const { number, openHead } of pullRequests) {
    if (openHead === null) continue;
    const waiting = await ifAllowed(readWaitingChecks(client, repository, openHead));
    if (waiting === null) unseen.push(number);
    for (const { id, name, giver } of (waiting ?? []).filter(isOurs)) {
      if (giver === app?.slug) removals.push({ kind: "check", number, id, name });
      else if (!kept.includes(number)) kept.push(number);
    }
  }
  return { removals, kept, unseen };
}
