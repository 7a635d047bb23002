import { createBranchLedger } from "../../src/adapters/branch-ledger/branch-ledger.ts";
import { LEDGER_VERSION } from "../../src/adapters/branch-ledger/segment-header.ts";
import { foreignToAll } from "../../src/engine/foreign-commits.ts";
import type { Branch } from "../../src/ports/branch.ts";
import type { RepositoryReference } from "../../src/ports/forge-facts.ts";
import type { Ledger } from "../../src/ports/ledger.ts";
import type { Context } from "../context.ts";

/** A ledger that is read alone. With `home`, one of another repository is not believed, nor commits that GitHub did not sign. */
export function createLedgerReader(
  { clock }: Pick<Context, "clock">,
  branch: Branch,
  home: Pick<RepositoryReference, "id"> | null,
): Ledger {
  return createBranchLedger(branch, {
    clock,
    writer: "cli",
    readerVersion: LEDGER_VERSION,
    requires: LEDGER_VERSION,
    acceptGenesis: (genesis) => home === null || genesis["home"] === home.id,
    ...(home === null ? {} : { findForeign: foreignToAll }),
  });
}
