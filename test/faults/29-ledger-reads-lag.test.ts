// Fault 29 for the ledger: reads 1-30 s behind writes.
import { expect, test, vi } from "vitest";

import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { createLeapingClock, createManualClock } from "../../src/adapters/in-memory/clock.ts";
import { LedgerStalledError } from "../../src/ports/ledger.ts";
import { begin, ledgerOn, note, noted } from "../support/ledger-fixture.ts";
import { createUnreliableBranch } from "../support/unreliable-branch.ts";

async function setUp() {
  const inner = createInMemoryBranch();
  const branch = createUnreliableBranch(inner);
  const clock = createLeapingClock();
  const ledger = ledgerOn(branch, { clock });
  return { inner, branch, clock, ledger, genesis: await begin(ledger) };
}

test("writes follow each other without reading in between", async () => {
  const { branch, ledger, genesis } = await setUp();
  branch.lag(null, Number.POSITIVE_INFINITY);
  await note(ledger, await note(ledger, genesis, "one"), "two");
  expect(branch.calls().reads).toBe(0);
});

test.each([
  ["the branch is not there yet", "branch"],
  ["the head is one that we wrote on", "head"],
])("reading on waits while %s", async (_, what) => {
  const { branch, clock, ledger, genesis } = await setUp();
  const position = await note(ledger, genesis, "one");
  branch.lag(what === "branch" ? null : genesis.head, 3);
  expect(await ledger.catchUp(position)).toEqual({
    outcome: "caught-up",
    position,
    events: [],
    problems: [],
  });
  expect(clock.now()).toBe(7_000);
});

test("an older head with the same segments is lag as well", async () => {
  const { branch, ledger, genesis } = await setUp();
  const members = await ledger.replaceMembers({ ada: "Ada" }, genesis);
  if (members.outcome !== "written") throw new Error(members.outcome);
  branch.lag(genesis.head, 2);
  expect(await ledger.catchUp(members.position)).toMatchObject({ position: members.position });
});

test("a reader who did not write itself takes an older log for lag, by its own segment", async () => {
  const { inner, branch, ledger, genesis } = await setUp();
  const first = await note(ledger, genesis, "one");
  const second = await note(ledger, first, "two");
  const reader = ledgerOn(branch);
  branch.lag(first.head, 2);
  expect(await reader.catchUp(second)).toMatchObject({ outcome: "caught-up", position: second, events: [] });
  const third = await note(ledgerOn(inner, { writer: "rival" }), second, "three");
  expect(await reader.catchUp(second)).toMatchObject({ position: third, events: [{ note: "three" }] });
});

test("a conflict is read when its cause has become visible", async () => {
  const { inner, branch, clock, ledger, genesis } = await setUp();
  await note(ledgerOn(inner, { writer: "rival" }), genesis, "theirs");
  branch.lag(genesis.head, 4);
  const outcome = await ledger.append({ subject: "mine", drafts: [noted("mine")] }, genesis);
  expect(outcome).toMatchObject({ outcome: "conflict", events: [{ note: "theirs" }] });
  expect(clock.now()).toBe(15_000);
});

test("a commit that we have just written is waited for, and not for ever", async () => {
  const { branch, clock, ledger, genesis } = await setUp();
  branch.hide(genesis.head, 3);
  const checkpoint = { stateVersion: 1, shards: new Map() };
  const written = await ledger.writeCheckpoint(checkpoint, genesis);
  if (written.outcome !== "written") throw new Error(written.outcome);
  expect(clock.now()).toBe(7_000);
  branch.hide(written.position.head, 100);
  await expect(ledger.replaceMembers({}, written.position)).rejects.toThrow(LedgerStalledError);
});

test("a process that is told to stop waits no longer", async () => {
  const inner = createInMemoryBranch();
  const branch = createUnreliableBranch(inner);
  const clock = createManualClock();
  const stop = new AbortController();
  const ledger = ledgerOn(branch, { clock, signal: stop.signal });
  const genesis = await begin(ledger);
  branch.lag(null, Number.POSITIVE_INFINITY);
  const reading = ledger.catchUp(genesis);
  await vi.waitFor(() => expect(clock.sleepers()).toBe(1));
  stop.abort(new Error("shutting down"));
  await expect(reading).rejects.toThrow("shutting down");
});

test("a conflict whose cause never shows is an error, not an answer", async () => {
  const { inner, branch, ledger, genesis } = await setUp();
  await note(ledgerOn(inner, { writer: "rival" }), genesis, "theirs");
  branch.lag(genesis.head, Number.POSITIVE_INFINITY);
  await expect(ledger.append({ subject: "mine", drafts: [noted("mine")] }, genesis)).rejects.toThrow(
    LedgerStalledError,
  );
});
