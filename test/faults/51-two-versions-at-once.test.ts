// Fault 51 for the ledger: an older and a newer version of this program on one branch.
import { expect, test } from "vitest";

import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { begin, ledgerOn, note, noted, openedNotes } from "../support/ledger-fixture.ts";

async function setUp() {
  const branch = createInMemoryBranch();
  const older = ledgerOn(branch, { writer: "older", readerVersion: 1, requires: 1 });
  const newer = ledgerOn(branch, { writer: "newer", readerVersion: 2, requires: 2 });
  return { branch, older, newer, position: await note(older, await begin(older), "by the older") };
}

const READ_ONLY = {
  outcome: "read-only",
  problem: { code: "newer-reader-required", segment: 3, what: "needs reader version 2; this is 1" },
};

test("the newer one reads what the older one wrote, and goes on", async () => {
  const { newer, position } = await setUp();
  await note(newer, position, "by the newer");
  expect(await openedNotes(newer)).toEqual(["by the older", "by the newer"]);
  expect((await newer.verify()).problems).toEqual([]);
});

test("the older one stops writing as soon as the newer one has written, and says why", async () => {
  const { older, newer, position } = await setUp();
  await note(newer, position, "by the newer");
  expect(await older.append({ subject: "x", drafts: [noted("x")] }, position)).toMatchObject(READ_ONLY);
  expect(await older.catchUp(position)).toMatchObject(READ_ONLY);
  expect(await older.open(1)).toMatchObject(READ_ONLY);
  expect((await older.verify()).problems).toMatchObject([READ_ONLY.problem]);
  expect(await openedNotes(newer)).toEqual(["by the older", "by the newer"]);
});

test("both write while what they write needs no more than the older one knows", async () => {
  const { branch, older, position } = await setUp();
  const newer = ledgerOn(branch, { writer: "newer", readerVersion: 2, requires: 1 });
  await note(older, await note(newer, position, "by the newer"), "by the older again");
  expect(await openedNotes(newer)).toEqual(["by the older", "by the newer", "by the older again"]);
});
