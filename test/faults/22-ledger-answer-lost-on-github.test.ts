import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBranchLedger } from "../../src/adapters/branch-ledger/branch-ledger.ts";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import { type InstalledOrchestra, installOrchestra } from "../support/installed-orchestra.ts";

const draft = (what: string) => ({ v: 1, type: "Noted", at: "2026-03-01T10:00:00.000Z", what });

describe("fault 22: the answer to a commit on GitHub is lost", () => {
  let orchestra: InstalledOrchestra;
  let ledgers = 0;

  beforeAll(async () => {
    orchestra = await installOrchestra();
  });
  afterAll(() => orchestra.stop());

  function unbegun() {
    const { forges, installation, repository, restart } = orchestra;
    const address = { owner: repository.owner, name: repository.name, branch: `lost-${(ledgers += 1)}` };
    const ledger = createBranchLedger(forges.branch(installation, address), {
      clock: createLeapingClock(Date.now()),
      writer: "test",
      readerVersion: 1,
      requires: 1,
      acceptGenesis: () => true,
    });
    const commits = () => restart().branch(installation, address).recentCommits(5);
    return { ledger, commits };
  }

  async function newLedger() {
    const { ledger, commits } = unbegun();
    const created = await ledger.create(draft("genesis"));
    if (created.outcome !== "created") throw new Error(created.outcome);
    return { ledger, commits, position: created.position };
  }

  test.each([
    ["502 after the commit", "after", { kind: "status", status: 502 }],
    ["502 before the commit", "before", { kind: "status", status: 502 }],
    ["no answer after the commit", "after", { kind: "reset" }],
  ] as const)("%s: the batch is in the ledger once", async (_name, when, effect) => {
    const { ledger, commits, position } = await newLedger();
    const fault = orchestra.sandbox.faults.add({ operation: "createCommitOnBranch", when, effect });
    const appended = await ledger.append({ subject: "one", drafts: [draft("one")] }, position);
    expect(appended).toMatchObject({ outcome: "appended", events: [{ seq: 2, what: "one" }] });
    expect(fault.hits()).toBe(1);
    expect(await commits()).toHaveLength(2);
    expect(await ledger.verify()).toMatchObject({ segments: 2, events: 2, problems: [] });
  });

  const firstWrites = ["/git/trees$", "/git/commits$", "/git/refs$"];
  const lossesOfFirst = firstWrites.flatMap((path) => [
    [path, { kind: "status", status: 502 }] as const,
    [path, { kind: "reset" }] as const,
  ]);

  test.each(lossesOfFirst)(
    "of the first commit, at %s, %o: a ledger with one genesis",
    async (path, effect) => {
      const { ledger, commits } = unbegun();
      const fault = orchestra.sandbox.faults.add({ method: "POST", path, when: "after", effect });
      const began = await ledger.create(draft("genesis")).catch(() => ledger.create(draft("genesis")));
      expect(fault.hits()).toBe(1);
      expect(began).toMatchObject({ outcome: "created" });
      expect(await commits()).toHaveLength(1);
      expect(await ledger.verify()).toMatchObject({ segments: 1, events: 1, problems: [] });
    },
  );

  test("GitHub asks to wait: nothing is written, and the wait is told", async () => {
    const { ledger, commits, position } = await newLedger();
    const effect = { kind: "secondary-limit", retryAfterSeconds: 30 } as const;
    orchestra.sandbox.faults.add({ operation: "createCommitOnBranch", effect });
    const work = ledger.append({ subject: "one", drafts: [draft("one")] }, position);
    await expect(work).rejects.toMatchObject({ name: "ForgeUnavailable", retryAt: expect.any(Number) });
    expect(await commits()).toHaveLength(1);
  });
});
