import type { GitHub } from "../../sandbox/state/github.ts";
import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";

/** A ruleset as the documentation recommends it: nobody but our App moves the record's branch, or takes it away. */
export function protectLedger(
  github: Pick<GitHub, "state" | "clock">,
  protection: { readonly repositoryId: number; readonly appId: number },
): void {
  const { rulesets } = github.state;
  const now = github.clock.timestamp();
  rulesets.insert({
    id: rulesets.nextId(),
    repositoryId: protection.repositoryId,
    name: "Ledger",
    target: "branch",
    enforcement: "active",
    include: [`refs/heads/${LEDGER_BRANCH}`],
    exclude: [],
    bypassActors: [{ actorId: protection.appId, actorType: "Integration", mode: "always" }],
    rules: [{ type: "deletion" }, { type: "non_fast_forward" }, { type: "update" }],
    createdAt: now,
    updatedAt: now,
  });
}
