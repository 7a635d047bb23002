// What every adapter of the port `Ledger` has to do.
import { describe, expect, test } from "vitest";

import type { Branch, CommitId } from "../../src/ports/branch.ts";
import type { Checkpoint, LedgerPosition } from "../../src/ports/ledger.ts";
import {
  AT,
  begin,
  GENESIS,
  ledgerOn,
  note,
  noted,
  noteOf,
  openedNotes,
  STATE_VERSION,
} from "../support/ledger-fixture.ts";
import { createUnreliableBranch } from "../support/unreliable-branch.ts";
import type { BranchUnderTest } from "./branch.contract.ts";

function checkpointOf(shards: Readonly<Record<string, unknown>>, stateVersion = STATE_VERSION): Checkpoint {
  return { stateVersion, shards: new Map(Object.entries(shards)) };
}

export function describeLedgerContract(name: string, create: () => Promise<BranchUnderTest>): void {
  async function fresh() {
    const { branch } = await create();
    const ledger = ledgerOn(branch);
    return { branch, ledger, position: await begin(ledger) };
  }

  describe(`the ledger on ${name}`, () => {
    test("is absent until it is created, and is created once", async () => {
      const { branch } = await create();
      const ledger = ledgerOn(branch);
      expect(await ledger.open(STATE_VERSION)).toEqual({ outcome: "absent" });
      const created = await ledger.create(GENESIS);
      expect(created).toMatchObject({
        outcome: "created",
        position: { segment: 1, seq: 1 },
        events: [{ ...GENESIS, seq: 1 }],
      });
      expect(await ledger.create(GENESIS)).toEqual({ outcome: "exists" });
      expect(await ledgerOn(branch).open(STATE_VERSION)).toMatchObject({
        outcome: "opened",
        checkpoint: null,
        events: [{ type: "LedgerOpened", seq: 1 }],
        problems: [],
      });
    });

    test("numbers the events of a batch and gives them back as any reader gets them", async () => {
      const { branch, ledger, position } = await fresh();
      const drafts = [noted("one", { z: 1, a: [null, { ü: "✓" }] }), noted("two")];
      const outcome = await ledger.append({ subject: "two notes", drafts }, position);
      if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
      expect(outcome.events.map((event) => [event.seq, noteOf(event)])).toEqual([
        [2, "one"],
        [3, "two"],
      ]);
      const opened = await ledgerOn(branch).open(STATE_VERSION);
      if (opened.outcome !== "opened") throw new Error(opened.outcome);
      expect(opened.events.slice(1)).toEqual(outcome.events);
      expect(opened.position).toEqual(outcome.position);
    });

    test("says what happened in the commit, with the trailer and without starting workflows", async () => {
      const { branch, ledger, position } = await fresh();
      const subject = `first line\nTutti-Segment: ${"0".repeat(64)}\n${"x".repeat(100)}`;
      const outcome = await ledger.append({ subject, drafts: [noted("a")] }, position);
      if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
      const [commit] = await branch.recentCommits(1);
      const lines = commit?.message.split("\n") ?? [];
      expect(commit?.id).toBe(outcome.position.head);
      expect(lines[0]?.length).toBeLessThanOrEqual(72);
      expect(lines).toContain("[skip ci]");
      expect(lines.filter((line) => line.startsWith("Tutti-Segment: "))).toEqual([
        `Tutti-Segment: ${outcome.position.hash}`,
      ]);
    });

    test("splits a batch over segments of at most 400 kB in one commit", async () => {
      const { branch, ledger, position } = await fresh();
      const drafts = Array.from({ length: 12 }, (_, index) =>
        noted(`${index}`, { body: "x".repeat(90_000) }),
      );
      const outcome = await ledger.append({ subject: "a lot", drafts }, position);
      if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
      expect(outcome.position).toMatchObject({ segment: 4, seq: 13 });
      const sizes = (await branch.list("log/0000")).map((entry) => entry.bytes);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(400_000);
      expect(await branch.recentCommits(10)).toHaveLength(2);
      expect(await openedNotes(ledgerOn(branch))).toEqual(drafts.map((draft) => draft["note"]));
      expect((await ledger.verify()).problems).toEqual([]);
    });

    test("refuses an event that no segment can hold, and writes nothing", async () => {
      const { ledger, position } = await fresh();
      const drafts = [noted("small"), noted("large", { body: "x".repeat(400_000) })];
      expect(await ledger.append({ subject: "too much", drafts }, position)).toMatchObject({
        outcome: "refused",
        refusal: { code: "event-too-large", draft: 1 },
      });
      expect(await ledger.catchUp(position)).toMatchObject({ outcome: "caught-up", position, events: [] });
    });

    test("hands a writer who was overtaken the newer events, to decide again", async () => {
      const { branch, ledger, position } = await fresh();
      const other = ledgerOn(branch, { writer: "other" });
      const theirs = await note(other, await note(other, position, "theirs 1"), "theirs 2", "theirs 3");
      const outcome = await ledger.append({ subject: "mine", drafts: [noted("mine")] }, position);
      if (outcome.outcome !== "conflict") throw new Error(outcome.outcome);
      expect(outcome.position).toEqual(theirs);
      expect(outcome.events.map(noteOf)).toEqual(["theirs 1", "theirs 2", "theirs 3"]);
      await note(ledger, outcome.position, "mine");
      expect(await openedNotes(ledger)).toEqual(["theirs 1", "theirs 2", "theirs 3", "mine"]);
    });

    test("catches up over many segments", async () => {
      const { branch, ledger, position } = await fresh();
      const other = ledgerOn(branch, { writer: "other" });
      const wanted = Array.from({ length: 60 }, (_, index) => `note ${index}`);
      let theirs = position;
      for (const text of wanted) theirs = await note(other, theirs, text);
      const news = await ledger.catchUp(position);
      if (news.outcome !== "caught-up") throw new Error(news.outcome);
      expect(news.events.map(noteOf)).toEqual(wanted);
      expect(news.position).toEqual(theirs);
    });

    test("begins at a checkpoint of the same state version, and at genesis for another", async () => {
      const { branch, ledger, position } = await fresh();
      const before = await note(ledger, position, "before");
      const shards = { "tasks-0001": { tasks: [1, 2] }, "tasks-0002": [] };
      const written = await ledger.writeCheckpoint(checkpointOf(shards), before);
      if (written.outcome !== "written") throw new Error(written.outcome);
      await note(ledger, written.position, "after");

      const opened = await ledgerOn(branch).open(STATE_VERSION);
      if (opened.outcome !== "opened") throw new Error(opened.outcome);
      expect(opened.checkpoint?.stateVersion).toBe(STATE_VERSION);
      expect(Object.fromEntries(opened.checkpoint?.shards ?? [])).toEqual(shards);
      // As often as anybody wants: they are parsed each time.
      expect(Object.fromEntries(opened.checkpoint?.shards ?? [])).toEqual(shards);
      expect(opened.events.map(noteOf)).toEqual(["after"]);
      expect(await openedNotes(ledgerOn(branch), STATE_VERSION + 1)).toEqual(["before", "after"]);
    });

    test("rewrites only the shards that changed, and removes those that are gone", async () => {
      const { branch, ledger, position } = await fresh();
      const paths = ["checkpoint/same.json", "checkpoint/changed.json", "checkpoint/gone.json"];
      const first = await ledger.writeCheckpoint(checkpointOf({ same: 1, changed: 1, gone: 1 }), position);
      if (first.outcome !== "written") throw new Error(first.outcome);
      const watched: string[] = [];
      const second = await ledgerOn(recordingAdditions(branch, watched)).writeCheckpoint(
        checkpointOf({ same: 1, changed: 2 }),
        await note(ledger, first.position, "more"),
      );
      expect(second.outcome).toBe("written");
      expect(watched.toSorted()).toEqual(["checkpoint/changed.json", "checkpoint/manifest.json"]);
      const files = (await branch.read(paths))?.files;
      expect(paths.map((path) => files?.get(path))).toEqual(["1\n", "2\n", null]);
    });

    test("refuses a shard over 400 kB, and a checkpoint by an older version than the last", async () => {
      const { ledger, position } = await fresh();
      const large = checkpointOf({ large: "x".repeat(400_000) });
      expect(await ledger.writeCheckpoint(large, position)).toMatchObject({
        outcome: "refused",
        refusal: { code: "shard-too-large", shard: "large", limit: 400_000 },
      });
      const newer = await ledger.writeCheckpoint(checkpointOf({}, 8), position);
      if (newer.outcome !== "written") throw new Error(newer.outcome);
      expect(await ledger.writeCheckpoint(checkpointOf({}, 7), newer.position)).toEqual({
        outcome: "refused",
        refusal: { code: "newer-checkpoint", stateVersion: 8 },
      });
    });

    test("hands a checkpoint that was overtaken the newer events", async () => {
      const { branch, ledger, position } = await fresh();
      await note(ledgerOn(branch, { writer: "other" }), position, "theirs");
      const outcome = await ledger.writeCheckpoint(checkpointOf({}), position);
      if (outcome.outcome !== "conflict") throw new Error(outcome.outcome);
      expect(outcome.events.map(noteOf)).toEqual(["theirs"]);
    });

    test("keeps members apart from the log", async () => {
      const { branch, ledger, position } = await fresh();
      expect(await ledger.readMembers()).toBeNull();
      const first = await replaceMembers(ledger, { ada: { name: "Ada" } }, position);
      expect(await ledger.readMembers()).toEqual({ ada: { name: "Ada" } });
      expect(await replaceMembers(ledger, { ada: { name: "Ada" } }, first)).toEqual(first);
      const erased = await replaceMembers(ledger, {}, first);
      expect(await ledger.readMembers()).toEqual({});
      await note(ledger, erased, "goes on");
      expect(await openedNotes(ledgerOn(branch))).toEqual(["goes on"]);
    });

    test("says that a rule forbids the write", async () => {
      const { branch, position } = await fresh();
      const ruled = createUnreliableBranch(branch);
      ruled.plan({ kind: "forbidden", reason: "protected by ruleset 1" });
      const outcome = await ledgerOn(ruled).append({ subject: "x", drafts: [noted("x")] }, position);
      expect(outcome).toEqual({
        outcome: "refused",
        refusal: { code: "write-forbidden", reason: "protected by ruleset 1" },
      });
    });

    test("verifies a sound ledger from genesis", async () => {
      const { ledger, position } = await fresh();
      const noted = await note(ledger, await note(ledger, position, "a", "b"), "c");
      const written = await ledger.writeCheckpoint(checkpointOf({ all: [] }), noted);
      if (written.outcome !== "written") throw new Error(written.outcome);
      expect(await ledger.verify()).toEqual({
        head: written.position.head,
        segments: 3,
        events: 4,
        problems: [],
        quarantined: [],
      });
    });

    test("does nothing with another home's ledger", async () => {
      const { branch, position } = await fresh();
      const fork = ledgerOn(branch, { acceptGenesis: (genesis) => genesis["home"] === 1 });
      const refused = { outcome: "tampered", problem: { code: "foreign-genesis", segment: 1 } };
      expect(await fork.open(STATE_VERSION)).toMatchObject(refused);
      await ledgerOn(branch).writeCheckpoint(checkpointOf({}), position);
      expect(await fork.open(STATE_VERSION)).toMatchObject(refused);
      expect((await fork.verify()).problems).toMatchObject([{ code: "foreign-genesis" }]);
    });

    test("goes on after a quarantine, which settles the problem", async () => {
      const { branch, ledger, position } = await fresh();
      const end = await note(ledger, position, "sound");
      const broken = await commitFile(branch, end.head, "log/0000/000000003.jsonl", "not a segment\n");
      const opened = await ledgerOn(branch).open(STATE_VERSION);
      if (opened.outcome !== "opened") throw new Error(opened.outcome);
      expect(opened.position).toMatchObject({ head: broken, segment: 3 });
      expect(opened.problems).toMatchObject([{ code: "broken-header", segment: 3, line: 1 }]);
      const outcome = await ledger.quarantine(opened.problems, AT, opened.position);
      if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
      await note(ledger, outcome.position, "after");
      expect(await openedNotes(ledgerOn(branch))).toEqual(["sound", "after"]);
      expect(await ledger.verify()).toMatchObject({ problems: [], quarantined: [3] });
    });
  });
}

/** Writes down which files a writer adds. */
function recordingAdditions(branch: Branch, added: string[]): Branch {
  return {
    ...branch,
    commit(change) {
      added.push(...change.additions.keys());
      return branch.commit(change);
    },
  };
}

async function replaceMembers(
  ledger: ReturnType<typeof ledgerOn>,
  members: unknown,
  position: LedgerPosition,
): Promise<LedgerPosition> {
  const outcome = await ledger.replaceMembers(members, position);
  if (outcome.outcome !== "written") throw new Error(`expected written, got ${outcome.outcome}`);
  return outcome.position;
}

async function commitFile(
  branch: Branch,
  expectedHead: CommitId,
  path: string,
  text: string,
): Promise<CommitId> {
  const additions = new Map([[path, text]]);
  const outcome = await branch.commit({ expectedHead, message: "by hand", additions, deletions: [] });
  if (outcome.outcome !== "committed") throw new Error(outcome.outcome);
  return outcome.head;
}
