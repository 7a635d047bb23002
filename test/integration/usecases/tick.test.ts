// What time alone brings about: deadlines are recorded and shown though nobody says anything.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ForgeUnavailable } from "../../../src/ports/forge.ts";
import { HomeHalted } from "../../../src/usecases/home-registry.ts";
import type { Home } from "../../../src/usecases/home.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { tick } from "../../../src/usecases/tick.ts";
import { Ticker } from "../../../src/usecases/ticker.ts";
import { fakeDeliveries, lane } from "../../support/fake-deliveries.ts";
import { type FakeTeam, fakeTeam, home1 } from "../../support/fake-home.ts";

const hour = 60 * 60_000;

type Assigned = { readonly team: FakeTeam; readonly home: Home };

/** Monday, 9 o'clock: Bob, who works from 9 to 17, has four hours to begin each of these. */
async function assigned(...numbers: readonly number[]): Promise<Assigned> {
  const team = fakeTeam();
  const home = await team.open();
  for (const number of numbers) {
    await processHints(home, [team.people.opensIssue("grace-g", number)]);
    await processHints(home, [team.people.assigns("ada-g", number, "bob-g")]);
  }
  await tick(home);
  team.forge.requests.length = 0;
  return { team, home };
}

const labelsOf = ({ github }: FakeTeam, number: number): readonly string[] =>
  github.issueAt(home1.id, number).facts.labels;
const cardOf = ({ github }: FakeTeam): string =>
  [...github.comments.values()].map(({ facts }) => facts.body).find((body) => body.includes("tutti:card")) ??
  "";
const told = (events: readonly { readonly type: string; readonly at: string }[]): readonly string[] =>
  events.map(({ type, at }) => `${type} ${at.slice(0, 16)}`);

describe("a tick", () => {
  test("asks nothing and writes nothing while nothing is due", async () => {
    const { team, home } = await assigned(1);
    const { head } = home.position;
    team.clock.advance(2 * hour);

    expect(await tick(home)).toEqual([]);
    expect(team.forge.requests).toEqual([]);
    expect(home.position.head).toBe(head);
  });

  test("reads all tasks that are due in one look, whose cards nobody remembers either", async () => {
    const { team, home } = await assigned(1, 2, 3);
    home.ownComments.clear();
    team.clock.advance(6 * hour);
    await tick(home);
    expect(team.forge.requests.map(({ method }) => method)).toEqual(["look", "apply"]);
    expect([1, 2, 3].map((number) => labelsOf(team, number).includes("sla/breached"))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("warns at three quarters of the time, on the card", async () => {
    const { team, home } = await assigned(1);
    team.clock.advance(3 * hour + 1);

    expect(told(await tick(home))).toEqual(["DeadlineWarned 2026-01-05T12:00"]);
    expect(cardOf(team)).toContain("**soon**");
    expect(labelsOf(team, 1)).not.toContain("sla/breached");
  });

  test("six working hours later shows what was due meanwhile, dated when it was due", async () => {
    const { team, home } = await assigned(1);
    team.clock.advance(6 * hour);

    expect(told(await tick(home))).toEqual([
      "DeadlineWarned 2026-01-05T12:00",
      "DeadlineBreached 2026-01-05T13:00",
    ]);
    expect(labelsOf(team, 1)).toContain("sla/breached");
    expect(cardOf(team)).toContain("**overdue**");
  });

  test("counts no time that nobody works", async () => {
    const { team, home } = await assigned(1);
    team.clock.advance(8 * hour);
    await tick(home);
    team.clock.advance(15 * hour);

    expect(await tick(home)).toEqual([]);
  });

  test("doubled says nothing twice", async () => {
    const { team, home } = await assigned(1);
    team.clock.advance(6 * hour);
    await tick(home);
    team.forge.requests.length = 0;

    expect(await tick(home)).toEqual([]);
    expect(team.forge.requests).toEqual([]);
  });

  test("commits once for all that is due, and looks once at it", async () => {
    const { team, home } = await assigned(1, 2, 3);
    const before = (await team.branch.recentCommits(100)).length;
    team.clock.advance(6 * hour);

    await tick(home);

    expect((await team.branch.recentCommits(100)).length).toBe(before + 1);
    expect(team.forge.requests.filter(({ method }) => method === "look")).toHaveLength(1);
    for (const number of [1, 2, 3]) expect(labelsOf(team, number)).toContain("sla/breached");
  });

  test("goes by GitHub's time: a clock of ours that is ahead warns nobody too soon", async () => {
    const { team, home } = await assigned(1);
    const ahead = { ...home, clock: { ...team.clock, now: () => team.clock.now() + 4 * hour } };

    expect(await tick(ahead)).toEqual([]);
  });

  test("is decided again when another process was first", async () => {
    const { team, home } = await assigned(1);
    const other = await team.open({ ledger: team.otherLedger() });
    team.clock.advance(6 * hour);
    await tick(other);

    expect(await tick(home)).toEqual([]);
    expect(home.state.taskAt(home1.id, 1)?.clock?.level).toBe(1);
  });

  test("ends a pause that is over, before what is due after it", async () => {
    const { team, home } = await assigned(1);
    await processHints(home, [team.people.says("grace-g", 1, "/pause until 2026-01-05T12:00Z")]);
    team.clock.advance(7 * hour);

    expect(told(await tick(home)).map((line) => line.split(" ")[0])).toContain("TaskResumed");
  });
});

describe("what a tick could not show", () => {
  test("is shown by the next", async () => {
    const { team, home } = await assigned(1);
    team.clock.advance(6 * hour);
    team.forge.unwritable = { outcome: "unavailable", reason: "a budget is spent", retryAt: null };
    await tick(home);
    expect(labelsOf(team, 1)).not.toContain("sla/breached");
    team.forge.unwritable = null;

    expect(await tick(home)).toEqual([]);
    expect(labelsOf(team, 1)).toContain("sla/breached");
  });

  test("is shown by the next batch, whatever that is about", async () => {
    const { team, home } = await assigned(1, 2);
    team.clock.advance(6 * hour);
    team.forge.unwritable = { outcome: "unavailable", reason: "a budget is spent", retryAt: null };
    await tick(home);
    team.forge.unwritable = null;

    await processHints(home, [team.people.says("ada-g", 2, "/status")]);
    expect(labelsOf(team, 1)).toContain("sla/breached");
    team.forge.requests.length = 0;
    expect(await tick(home)).toEqual([]);
    expect(team.forge.requests).toEqual([]);
  });

  test("or a batch could not, is shown by the next tick", async () => {
    const { team, home } = await assigned(1);
    team.forge.unwritable = { outcome: "unavailable", reason: "a budget is spent", retryAt: null };
    await processHints(home, [team.people.says("bob-g", 1, "/start")]);
    team.forge.unwritable = null;

    await tick(home);

    expect(labelsOf(team, 1)).toContain("state/in-progress");
  });

  test("because the process died between commit and views, is shown by the next process", async () => {
    const { team, home } = await assigned(1);
    team.clock.advance(4 * hour + 1);
    team.forge.broken.set("apply", new ForgeUnavailable("the process is gone", null));
    await expect(tick(home)).rejects.toThrow(ForgeUnavailable);
    team.forge.broken.clear();

    const next = await team.open();
    await tick(next);

    expect(labelsOf(team, 1)).toContain("sla/breached");
  });
});

test("ticks that are late, or split in any way, come to the same events", async () => {
  const day = 24 * hour;
  const eventsOf = async (moments: readonly number[]): Promise<readonly string[]> => {
    const { team, home } = await assigned(1);
    const events: string[] = [];
    let now = 0;
    for (const moment of [...moments, 3 * day].toSorted((one, other) => one - other)) {
      team.clock.advance(moment - now);
      now = moment;
      events.push(...told(await tick(home)));
    }
    return events;
  };
  const whole = await eventsOf([]);
  expect(whole.length).toBeGreaterThan(2);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 * day }), { maxLength: 6 }), async (moments) => {
      expect(await eventsOf(moments)).toEqual(whole);
    }),
    { numRuns: 15 },
  );
});

test("a tick on a ledger that must not be written halts", async () => {
  const { team, home } = await assigned(1);
  const newer = { v: 9, type: "TaskDreamt", at: "2026-01-05T09:00:00.000Z", by: "grace" };
  await team.otherLedger().append({ subject: "from the future", drafts: [newer] }, home.position);
  team.clock.advance(6 * hour);

  await expect(tick(home)).rejects.toThrow(HomeHalted);
});

describe("a round of ticking", () => {
  test("serves the homes that are open", async () => {
    const team = fakeTeam();
    const { homes, deliver } = fakeDeliveries(team);
    await deliver([team.people.opensIssue("grace-g", 1)]);
    await deliver([team.people.assigns("ada-g", 1, "bob-g")]);
    const ticker = new Ticker({ homes, clock: team.clock, logger: team.services.logger, every: hour });
    team.clock.advance(6 * hour);

    await ticker.round();

    expect(labelsOf(team, 1)).toContain("sla/breached");
  });

  test("that fails says so, and the next one comes", async () => {
    const team = fakeTeam();
    const { homes, deliver } = fakeDeliveries(team);
    await deliver([team.people.opensIssue("grace-g", 1)]);
    await deliver([team.people.assigns("ada-g", 1, "bob-g")]);
    const ticker = new Ticker({ homes, clock: team.clock, logger: team.services.logger, every: hour });
    team.clock.advance(6 * hour);
    team.forge.broken.set("look", new ForgeUnavailable("down", null));
    await ticker.round();
    expect(team.log.map(({ message }) => message)).toContain("a home's clocks could not be advanced");
    team.forge.broken.clear();
    await homes.withHome(lane, home1, async () => undefined);

    await ticker.round();

    expect(labelsOf(team, 1)).toContain("sla/breached");
  });
});
