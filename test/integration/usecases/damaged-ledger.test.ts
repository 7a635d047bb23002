// What a home does about a ledger that is damaged, or that a newer version wrote.
import { describe, expect, test } from "vitest";
import { segmentPath } from "../../../src/adapters/branch-ledger/layout.ts";
import { stateVersion } from "../../../src/domain/checkpoint.ts";
import type { EventDraft } from "../../../src/ports/stored-event.ts";
import type { Home } from "../../../src/usecases/home.ts";
import { openHome } from "../../../src/usecases/open-home.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { type FakeTeam, fakeTeam } from "../../support/fake-home.ts";
import { tamper, textOf } from "../../support/ledger-fixture.ts";

const paused: EventDraft = {
  v: 1,
  type: "OrganizationPaused",
  at: "2026-01-05T09:00:00.000Z",
  by: "grace",
  until: null,
};

async function writesElsewhere(team: FakeTeam, home: Home, draft: EventDraft): Promise<void> {
  const written = await team
    .otherLedger()
    .append({ subject: "somebody else's", drafts: [draft] }, home.position);
  expect(written.outcome).toBe("appended");
}

async function breaksNewestSegment(team: FakeTeam, segment: number): Promise<void> {
  const path = segmentPath(segment);
  const text = await textOf(team.branch, path);
  await tamper(team.branch, { [path]: text.replace('"OrganizationPaused"', '"OrganizationPaused') });
}

async function openedTypes(team: FakeTeam): Promise<readonly string[]> {
  const opened = await team.otherLedger().open(stateVersion);
  if (opened.outcome !== "opened") throw new Error(`the ledger is ${opened.outcome}`);
  expect(opened.problems).toEqual([]);
  return opened.events.map(({ type }) => type);
}

describe("a broken segment", () => {
  test("that is there when the home is opened is quarantined before anything is written, and told to the operator", async () => {
    const team = fakeTeam();
    const before = await team.open();
    await writesElsewhere(team, before, paused);
    await breaksNewestSegment(team, before.position.segment + 1);

    const home = await team.open();

    expect(home.state.frame.quarantined).toEqual([before.position.segment + 1]);
    expect(home.state.frame.pause).toBeNull();
    expect(team.log).toMatchObject([{ level: "error", message: "the ledger is damaged" }]);
    expect(await openedTypes(team)).toEqual(["LedgerOpened", "SegmentQuarantined"]);
  });

  test("that turns up when somebody else wrote first is quarantined, and the batch is decided again after it", async () => {
    const team = fakeTeam();
    const home = await team.open();
    await processHints(home, [team.people.opensIssue("grace-g", 1)]);
    await writesElsewhere(team, home, paused);
    await breaksNewestSegment(team, home.position.segment + 1);

    await processHints(home, [team.people.says("bob-g", 1, "/assign @bob-g")]);

    const types = await openedTypes(team);
    expect(types.indexOf("SegmentQuarantined")).toBeLessThan(types.indexOf("TaskAssigned"));
    expect(types.filter((type) => type === "SegmentQuarantined")).toHaveLength(1);
    expect([...home.state.tasks.entries()].map(([, { assignee }]) => assignee)).toEqual(["bob"]);
  });

  test("is quarantined once, however often the home is opened", async () => {
    const team = fakeTeam();
    const before = await team.open();
    await writesElsewhere(team, before, paused);
    await breaksNewestSegment(team, before.position.segment + 1);
    await team.open();

    const again = await team.open();

    expect(again.state.frame.quarantined).toHaveLength(1);
    expect(await openedTypes(team)).toEqual(["LedgerOpened", "SegmentQuarantined"]);
  });
});

describe("an event of a newer version", () => {
  const newer: EventDraft = { v: 9, type: "TaskDreamt", at: "2026-01-05T09:00:00.000Z", by: "grace" };

  test("that is there when the home is opened halts it, with the step to take", async () => {
    const team = fakeTeam();
    await writesElsewhere(team, await team.open(), newer);

    expect(await openHome(team.services, 7)).toMatchObject({
      halted: { code: "newer-reader-required", nextStep: expect.stringContaining("Upgrade") },
    });
  });

  test("that somebody else wrote meanwhile halts the batch, and what is in memory stays as it was", async () => {
    const team = fakeTeam();
    const home = await team.open();
    await processHints(home, [team.people.opensIssue("grace-g", 1)]);
    const { seq } = home.position;
    await writesElsewhere(team, home, newer);

    const processed = await processHints(home, [team.people.says("bob-g", 1, "/assign @bob-g")]);

    expect(processed).toMatchObject({ outcome: "halted", problem: { code: "newer-reader-required" } });
    expect(home.position.seq).toBe(seq);
  });
});
