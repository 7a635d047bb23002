// Fault 39: a corrupt or oversize segment is quarantined and told, and is not fatal.
import { describe, expect, test } from "vitest";

import { segmentPath, volumePath } from "../../src/adapters/branch-ledger/layout.ts";
import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { AT, begin, ledgerOn, note, noteOf, openedNotes, tamper, textOf } from "../support/ledger-fixture.ts";

const damages: readonly (readonly [string, string, (text: string) => string])[] = [
  ["a line that is no JSON", "broken-json", (text) => text.replace('"note":"bad"', '"note":bad')],
  ["a line that is cut off", "broken-json", (text) => text.slice(0, -20)],
  ["an empty file", "broken-header", () => ""],
  ["a merge conflict", "broken-header", (text) => `<<<<<<< HEAD\n${text}`],
  ["another word in it", "broken-chain", (text) => text.replace('"note":"bad"', '"note":"sad"')],
  ["a megabyte", "segment-oversize", (text) => text.replace('"bad"', `"${"x".repeat(1_000_000)}"`)],
];

describe.each(damages)("%s", (_, code, damage) => {
  /** Segment 3 of 5 is damaged after the fact. */
  async function setUp() {
    const branch = createInMemoryBranch();
    const ledger = ledgerOn(branch);
    let position = await begin(ledger);
    for (const text of ["good 1", "bad", "good 2", "good 3"]) position = await note(ledger, position, text);
    await tamper(branch, { [segmentPath(3)]: damage(await textOf(branch, segmentPath(3))) });
    const opened = await ledgerOn(branch).open(1);
    if (opened.outcome !== "opened") throw new Error(opened.outcome);
    return { branch, ledger: ledgerOn(branch, { writer: "restarted" }), opened };
  }

  test("is told with its place and the next step, and the rest is read", async () => {
    const { opened, ledger } = await setUp();
    expect(opened.problems).toMatchObject([{ code, segment: 3 }]);
    expect(opened.problems[0]?.nextStep).toMatch(/\.$/);
    expect(opened.events.map(noteOf)).toEqual([undefined, "good 1", "good 2", "good 3"]);
    expect((await ledger.verify()).problems).toMatchObject([{ code, segment: 3 }]);
  });

  test("is quarantined where it is, and never told again", async () => {
    const { branch, ledger, opened } = await setUp();
    const before = await textOf(branch, segmentPath(3));
    const outcome = await ledger.quarantine(opened.problems, AT, opened.position);
    expect(outcome).toMatchObject({
      outcome: "appended",
      events: [{ type: "SegmentQuarantined", segment: 3, problem: code, at: AT, seq: 6 }],
    });
    expect(await ledgerOn(branch).open(1)).toMatchObject({ outcome: "opened", problems: [] });
    expect(await ledger.verify()).toMatchObject({ problems: [], quarantined: [3] });
    expect(await textOf(branch, segmentPath(3))).toBe(before);
  });

  test("is left where it is when its neighbours are archived", async () => {
    const { branch, ledger, opened } = await setUp();
    const outcome = await ledger.quarantine(opened.problems, AT, opened.position);
    if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
    let { position } = outcome;
    for (let index = 0; index < 8; index += 1) position = await note(ledger, position, "x".repeat(90_000));
    const written = await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
    expect(written.outcome).toBe("written");
    const numbers = (await branch.list("log/0000")).map((entry) => entry.name.slice(6, 9));
    expect(numbers).toEqual(["003", "012", "013", "014"]);
    expect((await openedNotes(ledgerOn(branch), 2)).slice(0, 3)).toEqual(["good 1", "good 2", "good 3"]);
    expect(await ledger.verify()).toMatchObject({ problems: [], quarantined: [3] });
  });
});

test("damage below a checkpoint is found by verify, and its quarantine makes the state be counted anew", async () => {
  const branch = createInMemoryBranch();
  const ledger = ledgerOn(branch);
  const end = await note(ledger, await note(ledger, await begin(ledger), "bad"), "good");
  const written = await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, end);
  if (written.outcome !== "written") throw new Error(written.outcome);
  await tamper(branch, { [segmentPath(2)]: (await textOf(branch, segmentPath(2))).replace("bad", "sad") });
  const { problems } = await ledger.verify();
  const opened = await ledgerOn(branch).open(1);
  if (opened.outcome !== "opened") throw new Error(opened.outcome);
  expect(opened.checkpoint).not.toBeNull();
  await ledger.quarantine(problems, AT, opened.position);
  expect(await ledgerOn(branch).open(1)).toMatchObject({ outcome: "opened", checkpoint: null });
  expect(await openedNotes(ledgerOn(branch))).toEqual(["good"]);
});

test("damage in a volume is found by verify, and after its quarantine no replay counts it", async () => {
  const branch = createInMemoryBranch();
  const ledger = ledgerOn(branch);
  let position = await note(ledger, await begin(ledger), "bad");
  for (let index = 0; index < 8; index += 1)
    position = await note(ledger, position, `${index}`.repeat(90_000));
  const written = await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
  if (written.outcome !== "written") throw new Error(written.outcome);
  await tamper(branch, { [volumePath(1)]: (await textOf(branch, volumePath(1))).replace("bad", "sad") });
  expect(await openedNotes(ledgerOn(branch), 2)).toContain("sad");
  const { problems } = await ledger.verify();
  expect(problems).toMatchObject([{ code: "broken-chain", segment: 2 }]);
  const opened = await ledgerOn(branch).open(1);
  if (opened.outcome !== "opened") throw new Error(opened.outcome);
  await ledger.quarantine(problems, AT, opened.position);
  expect(await openedNotes(ledgerOn(branch), 2)).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((digit) => `${digit}`.repeat(90_000)),
  );
  expect(await ledger.verify()).toMatchObject({ problems: [], quarantined: [2] });
});

test("damage to the last segment in the volumes is found by any replay", async () => {
  const branch = createInMemoryBranch();
  const ledger = ledgerOn(branch);
  let position = await begin(ledger);
  for (let index = 0; index < 8; index += 1)
    position = await note(ledger, position, `${index}`.repeat(90_000));
  const written = await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
  if (written.outcome !== "written") throw new Error(written.outcome);
  const volume = await textOf(branch, volumePath(1));
  const last = volume.lastIndexOf('"note":"') + 8;
  await tamper(branch, { [volumePath(1)]: `${volume.slice(0, last)}?${volume.slice(last + 1)}` });
  expect(await ledgerOn(branch).open(2)).toMatchObject({ problems: [{ code: "broken-chain", segment: 6 }] });
});

test("nothing is written where no segment is broken", async () => {
  const ledger = ledgerOn(createInMemoryBranch());
  const position = await begin(ledger);
  expect(await ledger.quarantine([], AT, position)).toEqual({ outcome: "appended", position, events: [] });
});
