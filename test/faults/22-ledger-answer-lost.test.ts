// Fault 22 for the ledger's commits: 502 or time-out, before and after the write, with lag and with a rival on top.
import { describe, expect, test } from "vitest";

import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import { AmbiguousWriteError } from "../../src/ports/branch.ts";
import { begin, GENESIS, ledgerOn, note, noted, openedNotes } from "../support/ledger-fixture.ts";
import { createUnreliableBranch } from "../support/unreliable-branch.ts";

async function setUp() {
  const inner = createInMemoryBranch();
  const branch = createUnreliableBranch(inner);
  const clock = createLeapingClock();
  const ledger = ledgerOn(branch, { clock });
  return {
    inner,
    branch,
    clock,
    ledger,
    rival: ledgerOn(inner, { writer: "rival" }),
    position: await begin(ledger),
  };
}

const MINE = { subject: "mine", drafts: [noted("mine")] };

describe("an append whose answer never came", () => {
  test("is known again by its trailer, and not written twice", async () => {
    const { inner, branch, ledger, position, clock } = await setUp();
    branch.plan({ kind: "lost-answer" });
    const outcome = await ledger.append(MINE, position);
    expect(outcome).toMatchObject({ outcome: "appended", position: { segment: 2, seq: 2 } });
    expect(outcome).toMatchObject({ position: { head: (await inner.read([]))?.head } });
    expect(await openedNotes(ledger)).toEqual(["mine"]);
    expect([branch.calls().commits, clock.now()]).toEqual([2, 0]);
  });

  test("is waited for while reads lag behind it", async () => {
    const { branch, ledger, position, clock } = await setUp();
    branch.plan({ kind: "lost-answer" });
    branch.lag(position.head, 5);
    expect(await ledger.append(MINE, position)).toMatchObject({ outcome: "appended" });
    expect(clock.now()).toBe(30_000);
    expect(await openedNotes(ledger)).toEqual(["mine"]);
  });

  test("is found below what others wrote on top of it", async () => {
    const { branch, ledger, position, rival } = await setUp();
    branch.plan({ kind: "lost-answer" });
    branch.lag(position.head, 2);
    const appending = ledger.append(MINE, position);
    const news = await rival.catchUp(position);
    if (news.outcome !== "caught-up") throw new Error(news.outcome);
    await note(rival, news.position, "on top");
    const mine = await appending;
    if (mine.outcome !== "appended") throw new Error(mine.outcome);
    expect(mine.position.seq).toBe(2);
    expect(await ledger.catchUp(mine.position)).toMatchObject({ events: [{ note: "on top", seq: 3 }] });
  });

  test("that was not made is tried again after at least a minute of looking", async () => {
    const { branch, ledger, position, clock } = await setUp();
    branch.plan({ kind: "lost-request" });
    expect(await ledger.append(MINE, position)).toMatchObject({ outcome: "appended" });
    expect(clock.now()).toBeGreaterThanOrEqual(60_000);
    expect(await openedNotes(ledger)).toEqual(["mine"]);
  });

  test("that a rival overtook meanwhile is a conflict", async () => {
    const { branch, ledger, position, rival } = await setUp();
    branch.plan({ kind: "lost-request" });
    const appending = ledger.append(MINE, position);
    await note(rival, position, "theirs");
    expect(await appending).toMatchObject({ outcome: "conflict", events: [{ note: "theirs" }] });
    expect(await openedNotes(ledger)).toEqual(["theirs"]);
  });

  test("that shows only when it is tried again is not written twice", async () => {
    const { branch, ledger, position } = await setUp();
    branch.plan({ kind: "lost-answer" });
    branch.lag(position.head, 7);
    expect(await ledger.append(MINE, position)).toMatchObject({ outcome: "appended" });
    expect(await openedNotes(ledger)).toEqual(["mine"]);
    expect(branch.calls().commits).toBe(3);
  });

  test("is given up, not guessed, when every attempt is lost", async () => {
    const { branch, ledger, position } = await setUp();
    branch.plan({ kind: "lost-request" }, { kind: "lost-request" }, { kind: "lost-request" });
    await expect(ledger.append(MINE, position)).rejects.toThrow(AmbiguousWriteError);
    expect(await openedNotes(ledger)).toEqual([]);
  });
});

test("a checkpoint and a members file whose answers never came are written once", async () => {
  const { inner, branch, ledger, position } = await setUp();
  branch.plan({ kind: "lost-answer" }, { kind: "lost-answer" });
  const written = await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
  if (written.outcome !== "written") throw new Error(written.outcome);
  expect(await ledger.replaceMembers({ ada: "Ada" }, written.position)).toMatchObject({ outcome: "written" });
  expect(await inner.recentCommits(10)).toHaveLength(3);
});

test("a ledger whose creation was not answered is created once", async () => {
  const branch = createUnreliableBranch(createInMemoryBranch());
  branch.plan({ kind: "lost-answer" });
  expect(await ledgerOn(branch).create(GENESIS)).toMatchObject({ outcome: "created", position: { seq: 1 } });
});
