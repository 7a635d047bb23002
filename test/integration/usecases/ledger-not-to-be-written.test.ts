// What becomes of deliveries, and of gates, while a ledger must not be written.
import { describe, expect, test } from "vitest";
import type { EventDraft } from "../../../src/ports/stored-event.ts";
import { segmentPath } from "../../../src/adapters/branch-ledger/layout.ts";
import { Sweeper } from "../../../src/usecases/sweeper.ts";
import { gateCheckName } from "../../../src/views/pull-request-view.ts";
import { fakeDeliveries, lane } from "../../support/fake-deliveries.ts";
import { sha } from "../../support/fake-github-state.ts";
import { type FakeTeam, fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";
import { tamper } from "../../support/ledger-fixture.ts";

function gateAt(
  team: FakeTeam,
  head: string,
): { readonly conclusion: string | null; readonly title: string } {
  const gate = team.github.checks.get(sha(head))?.find(({ name }) => name === gateCheckName);
  if (gate === undefined) throw new Error(`${head} has no gate`);
  return { conclusion: gate.conclusion, title: gate.title };
}

describe("a ledger that must not be written", () => {
  const newer: EventDraft = { v: 9, type: "TaskDreamt", at: "2026-01-05T09:00:00.000Z", by: "grace" };
  const damages: readonly (readonly [string, (team: FakeTeam) => Promise<void>])[] = [
    ["because its history was changed", (team) => tamper(team.branch, { [segmentPath(1)]: "gone\n" })],
    [
      "because a newer version wrote there",
      async (team) => {
        const { position } = await team.open();
        await team.otherLedger().append({ subject: "from the future", drafts: [newer] }, position);
      },
    ],
  ];

  async function withOpenGate(configuration?: string): Promise<FakeTeam> {
    const team = fakeTeam(configuration);
    const { deliver } = fakeDeliveries(team);
    await deliver([team.people.opensPullRequest("bob-g", 5)]);
    expect(gateAt(team, "head-5").conclusion).toBe("success");
    return team;
  }

  test.each(damages)("%s: deliveries wait, and their gates close with the reason", async (_, damage) => {
    const team = await withOpenGate();
    await damage(team);
    const { deliver } = fakeDeliveries(team);

    const settled = await deliver([team.people.changesPullRequest("bob-g", 5, {})]);

    expect(settled).toMatchObject([{ outcome: "deferred", until: team.clock.now() + 300_000 }]);
    expect(gateAt(team, "head-5")).toEqual({
      conclusion: "action-required",
      title: "Waits for an operator: the record cannot be relied on",
    });
    expect(team.log.some(({ level, message }) => level === "error" && message.includes("ledger"))).toBe(true);
  });

  test("closes the gate of a merge group too", async () => {
    const team = await withOpenGate();
    await damages[0]?.[1](team);
    const { deliver } = fakeDeliveries(team);

    await deliver([
      {
        kind: "merge-group",
        at: team.github.now(),
        repository: home1,
        head: sha("group"),
        headRef: "gh-readonly-queue/main/pr-5",
        baseRef: "main",
      },
    ]);

    expect(gateAt(team, "group").conclusion).toBe("action-required");
  });

  test.each(["observe", "advise"])("holds nothing back in the mode %s", async (mode) => {
    const team = await withOpenGate(teamConfiguration.replace("enforce", mode));
    await damages[0]?.[1](team);
    const { deliver } = fakeDeliveries(team);

    await deliver([team.people.changesPullRequest("bob-g", 5, {})]);

    expect(gateAt(team, "head-5")).toEqual({
      conclusion: "success",
      title: "Holds nothing back; the record cannot be relied on",
    });
  });

  test("closes every open gate at the next sweep, once", async () => {
    const team = await withOpenGate();
    await damages[0]?.[1](team);
    const { homes } = fakeDeliveries(team);
    const sweeper = new Sweeper({
      homes,
      discover: async () => [{ lane, repository: home1 }],
      clock: team.clock,
      logger: team.services.logger,
      every: 1_000,
    });
    await sweeper.round();
    expect(gateAt(team, "head-5").conclusion).toBe("action-required");
    const writes = team.forge.requests.filter(({ method }) => method === "apply").length;

    await sweeper.round();

    expect(team.forge.requests.filter(({ method }) => method === "apply")).toHaveLength(writes);
  });

  test("is worked on again, with what waited, once it is mended", async () => {
    const team = await withOpenGate();
    const sound = await team.branch.read([]);
    if (sound === null) throw new Error("there is no branch");
    await damages[0]?.[1](team);
    const { deliver } = fakeDeliveries(team);
    const hint = team.people.changesPullRequest("bob-g", 5, {});
    await deliver([hint]);
    team.branch.force(sound.head);
    team.clock.advance(60_000);

    expect(await deliver([hint])).toMatchObject([{ outcome: "done" }]);
    expect(gateAt(team, "head-5").conclusion).toBe("success");
  });
});
