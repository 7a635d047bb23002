// Fault 36, for any branch: a rule blocks the push; the branch is deleted, rewound, rewritten or edited. It is detected,
// and nothing is believed or written silently.
import { describe, expect, test } from "vitest";

import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { segmentPath, volumePath } from "../../src/adapters/branch-ledger/layout.ts";
import { overviewInParts } from "../../src/ports/overview-in-parts.ts";
import type { Branch, BranchCommit } from "../../src/ports/branch.ts";
import { begin, ledgerOn, note, noted, tamper, textOf } from "../support/ledger-fixture.ts";
import { createUnreliableBranch } from "../support/unreliable-branch.ts";

const MINE = { subject: "mine", drafts: [noted("mine")] };

/** Genesis and three notes, read by a process that is still running. */
async function setUp() {
  const branch = createInMemoryBranch();
  const ledger = ledgerOn(branch);
  const genesis = await begin(ledger);
  const second = await note(ledger, genesis, "two");
  const third = await note(ledger, second, "three");
  const position = await note(ledger, third, "four");
  return { branch, ledger, genesis, second, third, position };
}

type Scene = Awaited<ReturnType<typeof setUp>>;

/** What each way of reading on says. */
async function expectTampered({ ledger, position }: Scene, code: string): Promise<void> {
  expect(await ledger.catchUp(position)).toMatchObject({ outcome: "tampered", problem: { code } });
  expect(await ledger.append(MINE, position)).toMatchObject({ outcome: "tampered", problem: { code } });
}

test("a rule that blocks the push is told, each time", async () => {
  const { branch, position } = await setUp();
  const ruled = createUnreliableBranch(branch);
  const forbidden = { kind: "forbidden", reason: "ruleset" } as const;
  ruled.plan(forbidden, forbidden);
  const ledger = ledgerOn(ruled);
  const refused = { outcome: "refused", refusal: { code: "write-forbidden", reason: "ruleset" } };
  expect(await ledger.append(MINE, position)).toEqual(refused);
  expect(await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position)).toEqual(refused);
});

describe("a running process", () => {
  test("knows that the branch was deleted", async () => {
    const scene = await setUp();
    scene.branch.force(null);
    await expectTampered(scene, "branch-missing");
    expect((await scene.ledger.verify()).problems).toMatchObject([{ code: "branch-missing" }]);
  });

  test("knows that the branch went back to an older commit", async () => {
    const scene = await setUp();
    scene.branch.force(scene.second.head);
    await expectTampered(scene, "branch-rewound");
  });

  test("knows it also when it only ever read", async () => {
    const scene = await setUp();
    const reader = ledgerOn(scene.branch);
    scene.branch.force(scene.second.head);
    expect(await reader.catchUp(scene.position)).toMatchObject({ outcome: "tampered" });
  });

  test("knows that history was rewritten with as many segments", async () => {
    const scene = await setUp();
    scene.branch.force(scene.second.head);
    const forger = ledgerOn(scene.branch, { writer: "forger" });
    await note(forger, await note(forger, scene.second, "approved"), "merged", "paid");
    await expectTampered(scene, "branch-rewound");
  });

  test("knows that its last segment was edited", async () => {
    const scene = await setUp();
    const path = segmentPath(4);
    await tamper(scene.branch, { [path]: (await textOf(scene.branch, path)).replace("four", "five") });
    await expectTampered(scene, "branch-rewound");
  });

  test("does not believe what does not follow from what it read, as one that starts does not", async () => {
    const scene = await setUp();
    const forged = (await textOf(scene.branch, segmentPath(4)))
      .replace('"segment":4', '"segment":5')
      .replace('"firstSeq":4', '"firstSeq":5')
      .replace('"seq":4', '"seq":5');
    await tamper(scene.branch, { [segmentPath(5)]: forged });
    const told = { events: [], problems: [{ code: "broken-chain", segment: 5 }] };
    expect(await scene.ledger.catchUp(scene.position)).toMatchObject({ outcome: "caught-up", ...told });
    expect(await scene.ledger.append(MINE, scene.position)).toMatchObject({ outcome: "conflict", ...told });
    const opened = await ledgerOn(scene.branch).open(1);
    expect(opened).toMatchObject({ outcome: "opened", problems: told.problems });
    expect(opened.outcome === "opened" && opened.events).toHaveLength(4);
  });

  test("knows that a commit took a segment away that another had written", async () => {
    const scene = await setUp();
    await note(ledgerOn(scene.branch, { writer: "other" }), scene.position, "five");
    await tamper(scene.branch, { [segmentPath(5)]: null });
    await expectTampered(scene, "segment-missing");
  });
});

describe("a process that starts", () => {
  test("refuses a log whose last segment was taken away", async () => {
    const { branch } = await setUp();
    await tamper(branch, { [segmentPath(4)]: null });
    expect(await ledgerOn(branch).open(1)).toMatchObject({
      outcome: "tampered",
      problem: { code: "segment-missing", segment: 4 },
    });
  });

  test("does not believe a last segment that was edited", async () => {
    const { branch } = await setUp();
    await tamper(branch, {
      [segmentPath(4)]: (await textOf(branch, segmentPath(4))).replace("four", "five"),
    });
    const opened = await ledgerOn(branch).open(1);
    if (opened.outcome !== "opened") throw new Error(opened.outcome);
    expect(opened.problems).toMatchObject([{ code: "broken-chain", segment: 4 }]);
    expect(opened.events.map((event) => event["note"])).toEqual([undefined, "two", "three"]);
  });

  test("does not believe an edited checkpoint, and reads everything instead", async () => {
    const { branch, ledger, position } = await setUp();
    await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map([["tasks", ["open"]]]) }, position);
    await tamper(branch, { "checkpoint/tasks.json": '["approved"]\n' });
    const opened = await ledgerOn(branch).open(1);
    expect(opened).toMatchObject({
      outcome: "opened",
      checkpoint: null,
      problems: [{ code: "broken-checkpoint" }],
    });
    expect(opened.outcome === "opened" && opened.events).toHaveLength(4);
    expect((await ledger.verify()).problems).toMatchObject([{ code: "broken-checkpoint" }]);
  });

  test("does not believe an edit of the last segment that a checkpoint covers", async () => {
    const { branch, ledger, position } = await setUp();
    await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
    await tamper(branch, {
      [segmentPath(4)]: (await textOf(branch, segmentPath(4))).replace("four", "five"),
    });
    const opened = await ledgerOn(branch).open(1);
    if (opened.outcome !== "opened") throw new Error(opened.outcome);
    expect(opened.problems.map(({ code }) => code)).toEqual(["broken-checkpoint", "broken-chain"]);
    expect(opened.events.map((event) => event["note"])).toEqual([undefined, "two", "three"]);
  });

  test.each([
    ["gone", null],
    ["unreadable", "{"],
  ])("reads everything when the manifest is %s", async (_, text) => {
    const { branch, ledger, position } = await setUp();
    await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
    await tamper(branch, { "checkpoint/manifest.json": text });
    const opened = await ledgerOn(branch).open(1);
    expect(opened.outcome === "opened" && opened.events).toHaveLength(4);
  });

  test("finds an edit of what a checkpoint covers when it verifies", async () => {
    const { branch, ledger, position } = await setUp();
    await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
    await tamper(branch, { [segmentPath(2)]: (await textOf(branch, segmentPath(2))).replace("two", "2") });
    expect((await ledger.verify()).problems).toMatchObject([{ code: "broken-chain", segment: 2 }]);
  });

  test.each([
    ["another hash", (manifest: string, hash: string) => manifest.replace(hash, "0".repeat(64))],
    ["another number of events", (manifest: string) => manifest.replace('"seq":4', '"seq":5')],
    ["a segment that is not there", (manifest: string) => manifest.replace('"segment":4', '"segment":9')],
    ["another home", (manifest: string) => manifest.replace('"home":4242', '"home":1')],
    ["nothing that can be read", () => "{}"],
  ])("finds a manifest with %s when it verifies", async (_, edit) => {
    const { branch, ledger, position } = await setUp();
    await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
    const manifest = await textOf(branch, "checkpoint/manifest.json");
    await tamper(branch, { "checkpoint/manifest.json": edit(manifest, position.hash) });
    expect((await ledger.verify()).problems).toMatchObject([{ code: "broken-checkpoint" }]);
  });

  test("finds what is beyond the end of the log when it verifies", async () => {
    const { branch, ledger } = await setUp();
    await tamper(branch, { [segmentPath(400)]: "far away\n" });
    expect((await ledger.verify()).problems).toMatchObject([{ code: "segment-missing", segment: 5 }]);
  });

  test("misses a volume that is gone, and says so by its segments", async () => {
    const { branch, ledger, position } = await setUp();
    let end = position;
    for (let index = 0; index < 16; index += 1) end = await note(ledger, end, "x".repeat(90_000));
    await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, end);
    await tamper(branch, { [volumePath(1)]: null });
    const { problems } = await ledger.verify();
    expect(problems.map(({ code }) => code)).toContain("broken-volume");
    expect(problems.filter(({ code }) => code === "segment-missing").map(({ segment }) => segment)).toContain(
      2,
    );
    expect(await ledgerOn(branch).open(1)).toMatchObject({ outcome: "opened", problems: [] });
    expect(await ledgerOn(branch).open(2)).toMatchObject({ problem: { code: "foreign-genesis" } });
  });

  test("refuses a log that ends with a volume that is gone", async () => {
    const { branch, ledger, position } = await setUp();
    let end = position;
    for (let index = 0; index < 12; index += 1) end = await note(ledger, end, "x".repeat(90_000));
    await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, end);
    const loose = (await branch.list("log/0000")).map(({ name }) => `log/0000/${name}`);
    const gone = [volumePath(2), ...loose].map((path) => [path, null]);
    await tamper(branch, Object.fromEntries(gone));
    expect(await ledgerOn(branch).open(2)).toMatchObject({ outcome: "tampered" });
  });

  test("refuses a branch that is no ledger", async () => {
    const branch = createInMemoryBranch();
    await tamper(branch, { "README.md": "something else" });
    expect(await ledgerOn(branch).open(1)).toMatchObject({ problem: { code: "foreign-genesis" } });
  });
});

describe("where only commits of our own are accepted", () => {
  const bot = { name: "tutti[bot]", email: "tutti[bot]@users.noreply.github.com", account: "41" };
  const findForeign = async (commits: readonly BranchCommit[]) =>
    commits.find(({ author, signature }) => author.account !== bot.account || signature === "unverified") ??
    null;

  /** A branch on which the next commits are told to be somebody else's. */
  async function setUpWithStranger() {
    const branch = createInMemoryBranch(bot);
    const strangers = new Set<string>();
    const seen: Branch = {
      ...branch,
      overview: (question) => overviewInParts(seen, question),
      recentCommits: async (count, from) =>
        (await branch.recentCommits(count, from)).map((commit) =>
          strangers.has(commit.id) ? { ...commit, signature: "unverified" as const } : commit,
        ),
    };
    const ledger = ledgerOn(seen, { findForeign });
    const position = await note(ledger, await begin(ledger), "ours");
    return { seen, strangers, ledger, position };
  }

  test("our own are", async () => {
    const { seen, ledger, position } = await setUpWithStranger();
    expect(await ledgerOn(seen, { findForeign }).open(1)).toMatchObject({ outcome: "opened" });
    expect((await ledger.verify()).problems).toEqual([]);
    expect(await ledger.catchUp(position)).toMatchObject({ outcome: "caught-up" });
  });

  test("a perfect forgery by somebody else is not", async () => {
    const { seen, strangers, ledger, position } = await setUpWithStranger();
    const forged = await note(ledgerOn(seen, { writer: "forger" }), position, "approved");
    strangers.add(forged.head);
    const foreign = { outcome: "tampered", problem: { code: "foreign-commit" } };
    expect(await ledger.catchUp(position)).toMatchObject(foreign);
    expect(await ledger.append(MINE, position)).toMatchObject(foreign);
    expect(await ledgerOn(seen, { findForeign }).open(1)).toMatchObject(foreign);
    expect((await ledger.verify()).problems).toMatchObject([{ code: "foreign-commit" }]);
  });
});
