// A home whose ledger must not be written is not read again with every batch, and goes on once people mended it.
import { beforeEach, expect, test } from "vitest";
import type { LedgerProblem } from "../../../src/ports/ledger-problem.ts";
import { HomeHalted, HomeRegistry } from "../../../src/usecases/home-registry.ts";
import { aroundPort } from "../../support/around-port.ts";
import { type FakeTeam, fakeTeam, home1 } from "../../support/fake-home.ts";

const problem: LedgerProblem = {
  code: "newer-reader-required",
  segment: 3,
  line: null,
  what: "a newer version wrote it",
  nextStep: "update",
};

let team: FakeTeam;
let registry: HomeRegistry;
let opened: number;
let broken: boolean;

beforeEach(() => {
  team = fakeTeam();
  opened = 0;
  broken = true;
  const ledger = aroundPort(team.services.ledger, (method, carryOut) => {
    if (method !== "open") return carryOut();
    opened += 1;
    return broken ? Promise.resolve({ outcome: "read-only", problem }) : carryOut();
  });
  registry = new HomeRegistry(async () => ({ ...team.services, ledger }));
});

function batch(): Promise<string> {
  return registry.withHome("7", home1, async () => "ran");
}

test("batches within the minute are told so without reading the ledger", async () => {
  for (const _ of [1, 2, 3]) await expect(batch()).rejects.toThrow(HomeHalted);
  expect(opened).toBe(1);
});

test("it is looked at again after the minute, and runs when it was mended", async () => {
  await expect(batch()).rejects.toThrow(HomeHalted);
  broken = false;
  await expect(batch()).rejects.toThrow(HomeHalted);
  team.clock.advance(60_000);
  expect(await batch()).toBe("ran");
  expect(opened).toBe(2);
});

test("one that turns out to be halted during a batch rests as well", async () => {
  broken = false;
  await batch();
  const halted = registry.withHome("7", home1, async (home) => {
    throw new HomeHalted(home, problem);
  });
  await expect(halted).rejects.toThrow(HomeHalted);
  await expect(batch()).rejects.toThrow(HomeHalted);
  expect(opened).toBe(1);
});

test("whoever asks how the ledgers are is told of it until it was mended, or nobody asks for it any more", async () => {
  const standing = () => registry.ledgers(team.clock.now());
  await expect(batch()).rejects.toThrow(HomeHalted);
  const halted = ["the ledger of example/home must not be written: a newer version wrote it; update"];
  expect(standing()).toEqual({ open: 0, unread: [], halted });
  team.clock.advance(60_000);
  expect(standing()).toMatchObject({ halted });
  broken = false;
  await batch();
  expect(standing()).toEqual({ open: 1, unread: [], halted: [] });

  broken = true;
  const found = registry.withHome("7", home1, async (home) => {
    throw new HomeHalted(home, problem);
  });
  await expect(found).rejects.toThrow(HomeHalted);
  expect(standing()).toEqual({ open: 0, unread: [], halted });
  team.clock.advance(3 * 60 * 60_000);
  expect(standing()).toMatchObject({ halted: [] });
});
