// Fault 23, for ever and of one home's ledger alone: GitHub answers for everything else.
import { beforeEach, expect, test } from "vitest";
import { ForgeUnavailable } from "../../src/ports/forge.ts";
import { createDeliveryEngine } from "../../src/usecases/delivery-engine.ts";
import type { Settlement } from "../../src/ports/settlement.ts";
import { Sweeper } from "../../src/usecases/sweeper.ts";
import { Ticker } from "../../src/usecases/ticker.ts";
import { aroundPort } from "../support/around-port.ts";
import { type FakeDeliveries, fakeDeliveries, lane } from "../support/fake-deliveries.ts";
import { repositoryId } from "../support/fake-github-state.ts";
import { type FakeTeam, fakeTeam, home1, teamConfiguration } from "../support/fake-home.ts";
import { FakePeople } from "../support/fake-people.ts";

const home2 = { ...home1, id: repositoryId(2), name: "other" };

let first: FakeTeam;
let second: FakeTeam;
let deliveries: FakeDeliveries;
let opened: number;
let broken: boolean;

/** Two homes of one lane: all that GitHub shows is one, and the ledgers are two. */
beforeEach(() => {
  first = fakeTeam();
  second = fakeTeam();
  first.github.repositories.push(home2);
  first.github.files.set(`${home2.id}:.github/tutti.yml`, teamConfiguration);
  opened = 0;
  broken = true;
  const unread = aroundPort(first.services.ledger, async (method, carryOut) => {
    if (method !== "open") return carryOut();
    opened += 1;
    if (broken) throw new ForgeUnavailable("ReadFiles: 502 Server Error", null);
    return carryOut();
  });
  deliveries = fakeDeliveries(first, {}, 1, ({ id }) => ({
    ledger: id === home1.id ? unread : second.services.ledger,
  }));
});

async function openedIn(repository: typeof home1): Promise<number> {
  return deliveries.homes.withHome(lane, repository, async ({ state }) => [...state.tasks.entries()].length);
}

test("what comes for it waits ever longer, and never fails; another home of the batch goes on", async () => {
  const there = new FakePeople(first.github, home2);
  const waiting = [first.people.opensIssue("grace-g", 1)];
  const [held, done] = await deliveries.deliver(waiting, [there.opensIssue("grace-g", 1)]);
  expect(done).toMatchObject({ outcome: "done" });
  expect(await openedIn(home2)).toBe(1);
  expect(held).toMatchObject({
    outcome: "deferred",
    reason: expect.stringMatching(/the ledger of example\/home cannot be read.*none is lost.*502/),
  });

  const until = ([settled]: readonly Settlement[]): number =>
    settled?.outcome === "deferred" && settled.until !== null
      ? settled.until - first.clock.now()
      : Number.NaN;
  const pauses: number[] = [];
  for (let hours = 0; hours < 100; hours += 1) {
    pauses.push(until(await deliveries.deliver(waiting)));
    first.clock.advance(pauses.at(-1) ?? 0);
  }
  expect(pauses.slice(0, 4)).toEqual([1_000, 1_000, 2_000, 4_000]);
  expect(pauses.at(-1)).toBe(60_000);

  broken = false;
  expect(await deliveries.deliver(waiting)).toMatchObject([{ outcome: "done" }]);
  expect(await openedIn(home1)).toBe(1);
});

test("the ledger is not asked for by each delivery, and a sweep of the others goes on", async () => {
  const said = [1, 2, 3].map((number) => [first.people.opensIssue("grace-g", number)]);
  await deliveries.deliver(...said);
  await deliveries.deliver(...said);
  expect(opened).toBe(1);
  new FakePeople(first.github, home2).opensIssue("grace-g", 1);
  await sweeperOf().round();
  expect(await openedIn(home2)).toBe(1);
});

test("whoever asks how the ledgers are is told of which, until it can be read", async () => {
  const there = new FakePeople(first.github, home2);
  const { clock, services } = first;
  const engine = createDeliveryEngine({
    homes: deliveries.homes,
    translate: () => ({ outcome: "ignored", reason: "" }),
    clock,
    logger: services.logger,
    retry: async () => 0,
    sweeper: sweeperOf(),
    ticker: new Ticker({ homes: deliveries.homes, clock, logger: services.logger, every: 1 }),
  });
  expect(engine.ledgers()).toEqual({ open: 0, unread: [], halted: [] });
  await deliveries.deliver([first.people.opensIssue("grace-g", 1)], [there.opensIssue("grace-g", 1)]);
  const unread = [expect.stringMatching(/the ledger of example\/home cannot be read.*502/)];
  expect(engine.ledgers()).toEqual({ open: 1, unread, halted: [] });
  clock.advance(2 * 60 * 60_000);
  expect(engine.ledgers(), "nobody asked for it for so long: it is under nobody's care").toMatchObject({
    unread: [],
  });
  await deliveries.deliver([first.people.opensIssue("grace-g", 2)]);
  expect(engine.ledgers()).toMatchObject({ unread });
  broken = false;
  clock.advance(60_000);
  await sweeperOf().round();
  expect(engine.ledgers()).toEqual({ open: 2, unread: [], halted: [] });
});

function sweeperOf(): Sweeper {
  const { homes } = deliveries;
  const { clock, services } = first;
  const discover = async () => [home1, home2].map((repository) => ({ lane, repository }));
  return new Sweeper({ homes, discover, clock, logger: services.logger, every: 1 });
}
