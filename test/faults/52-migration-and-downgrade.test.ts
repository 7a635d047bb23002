// Fault 52 for the ledger: a new version of the state is counted from genesis; a downgrade is refused.
import { expect, test } from "vitest";

import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { begin, ledgerOn, note, openedNotes } from "../support/ledger-fixture.ts";

const shards = new Map([["all", "of it"]]);

async function setUp(requires: number) {
  const branch = createInMemoryBranch();
  const ledger = ledgerOn(branch, { readerVersion: 2, requires });
  const position = await note(ledger, await note(ledger, await begin(ledger), "a"), "b");
  const written = await ledger.writeCheckpoint({ stateVersion: 5, shards }, position);
  if (written.outcome !== "written") throw new Error(written.outcome);
  return { branch, ledger, position: written.position };
}

test("a new version of the state reads every event, and its checkpoint replaces the old one", async () => {
  const { ledger, position } = await setUp(1);
  expect(await openedNotes(ledger, 6)).toEqual(["a", "b"]);
  expect(await ledger.writeCheckpoint({ stateVersion: 6, shards }, position)).toMatchObject({
    outcome: "written",
  });
  expect(await ledger.open(6)).toMatchObject({ checkpoint: { stateVersion: 6 }, events: [] });
});

test("an older version of the state reads every event too, but keeps its checkpoint to itself", async () => {
  const { ledger, position } = await setUp(1);
  expect(await openedNotes(ledger, 4)).toEqual(["a", "b"]);
  expect(await ledger.writeCheckpoint({ stateVersion: 4, shards }, position)).toEqual({
    outcome: "refused",
    refusal: { code: "newer-checkpoint", stateVersion: 5 },
  });
});

test("a downgrade below what the ledger requires neither reads on nor writes", async () => {
  const { branch, position } = await setUp(2);
  const older = ledgerOn(branch, { readerVersion: 1, requires: 1 });
  const readOnly = { outcome: "read-only", problem: { code: "newer-reader-required" } };
  expect(await older.open(5)).toMatchObject(readOnly);
  expect(await older.writeCheckpoint({ stateVersion: 5, shards }, position)).toMatchObject(readOnly);
});
