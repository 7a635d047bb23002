// Replay of 100,000 events from volumes, against JSON.parse on the same lines, in one run. Target: at most twice the time.
import { createBranchLedger } from "../src/adapters/branch-ledger/branch-ledger.ts";
import { createInMemoryBranch } from "../src/adapters/in-memory/branch.ts";
import type { Branch } from "../src/ports/branch.ts";
import { median } from "./median.ts";
import { report } from "./report.ts";
import { systemClock } from "../src/adapters/system/clock.ts";

const EVENTS = 100_000;
const BATCH = 20;
const ROUNDS = 7;
const AT = "2026-01-05T09:00:00.000Z";

function createLedger(branch: Branch) {
  return createBranchLedger(branch, {
    clock: systemClock,
    writer: "bench",
    readerVersion: 1,
    requires: 1,
    acceptGenesis: () => true,
  });
}

function draft(index: number) {
  return {
    v: 1,
    type: "TaskStarted",
    at: AT,
    by: `member-${index % 40}`,
    task: `I_kwDOABCD${index % 10_000}`,
    cause: `push:${index % 10_000}:start:${"0123456789abcdef".repeat(2)}`,
    from: "assigned",
    to: "in-progress",
    branch: `tutti/${index % 10_000}-some-work`,
  };
}

async function fill(branch: Branch): Promise<void> {
  const ledger = createLedger(branch);
  const created = await ledger.create({ v: 1, type: "LedgerOpened", at: AT });
  if (created.outcome !== "created") throw new Error(created.outcome);
  let { position } = created;
  for (let done = 1; done < EVENTS; done += BATCH) {
    const drafts = Array.from({ length: BATCH }, (_, index) => draft(done + index));
    const outcome = await ledger.append({ subject: "bench", drafts }, position);
    if (outcome.outcome !== "appended") throw new Error(outcome.outcome);
    position = outcome.position;
    if (position.segment % 250 === 0) {
      const written = await ledger.writeCheckpoint({ stateVersion: 1, shards: new Map() }, position);
      if (written.outcome !== "written") throw new Error(written.outcome);
      position = written.position;
    }
  }
}

async function linesOf(branch: Branch): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const parent of ["log/volumes", "log"]) {
    for (const { name, kind } of await branch.list(parent)) {
      if (kind === "file" || name === "volumes") continue;
      const files = await branch.list(`${parent}/${name}`);
      const snapshot = await branch.read(files.map((file) => `${parent}/${name}/${file.name}`));
      texts.push(...[...(snapshot?.files.values() ?? [])].filter((text) => text !== null));
    }
  }
  return texts.flatMap((text) => text.split("\n").filter((line) => line !== ""));
}

/** Median milliseconds. */
async function time(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

const branch = createInMemoryBranch();
await fill(branch);
const lines = await linesOf(branch);
const parse = await time(() => lines.map((line): unknown => JSON.parse(line)));
const replay = await time(async () => {
  const opened = await createLedger(branch).open(2);
  if (opened.outcome !== "opened" || opened.events.length < EVENTS) throw new Error("not replayed");
});
const verify = await time(() => createLedger(branch).verify());

const baseline = `JSON.parse of the same lines: ${parse.toFixed(0)} ms`;
report([
  {
    what: `replay of ${lines.length.toLocaleString("en")} lines from volumes`,
    measured: `${replay.toFixed(0)} ms`,
    baseline,
    ratio: (replay / parse).toFixed(2),
    target: "≤ 2 ×",
    met: replay <= 2 * parse,
  },
  {
    what: "verify, with all hashes",
    measured: `${verify.toFixed(0)} ms`,
    baseline,
    ratio: (verify / parse).toFixed(2),
    target: "",
    met: null,
  },
]);
