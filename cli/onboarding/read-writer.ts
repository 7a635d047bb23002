import { LEDGER_BRANCH } from "../../src/adapters/branch-ledger/layout.ts";
import type { Door } from "../../src/domain/organization/schema.ts";
import { readState } from "../../src/usecases/read-state.ts";
import { writerOf } from "../../src/usecases/writer.ts";
import type { Context } from "../context.ts";
import type { Reached } from "../github/reach.ts";
import { createLedgerReader } from "../ledger/create-ledger-reader.ts";

/** The door that writes here by the ledger; null where there is none, or none that may be believed. */
export async function readWriter(
  context: Pick<Context, "clock">,
  { branch, repository }: Pick<Reached, "branch" | "repository">,
): Promise<Door | null> {
  const read = await readState(createLedgerReader(context, branch(LEDGER_BRANCH), repository));
  return read.outcome === "read" ? writerOf(read.state.frame) : null;
}
