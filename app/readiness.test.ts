import { expect, test } from "vitest";
import { createLogger } from "../src/adapters/system/logger.ts";
import type { LedgersStanding } from "../src/ports/delivery-engine.ts";
import { judgeLedgers, probeAll } from "./readiness.ts";

const logger = createLogger("silent");
const works = async () => {};
const fails = async () => {
  throw new Error("no");
};

function askedOf(standing: LedgersStanding) {
  return probeAll({ inbox: works, ledger: () => judgeLedgers(standing) }, logger);
}

test("all parts that work are ready", async () => {
  expect(await probeAll({ inbox: works, worker: works }, logger)).toEqual({ ready: true, failing: [] });
});

test("a part that fails is named, and we are not ready", async () => {
  expect(await probeAll({ inbox: fails, worker: works }, logger)).toEqual({
    ready: false,
    failing: ["inbox"],
  });
});

test.each([
  ["none yet", { open: 0, unread: [], halted: [] }, { ready: true, failing: [] }],
  ["sound ones", { open: 2, unread: [], halted: [] }, { ready: true, failing: [] }],
  [
    "one that was tampered with",
    { open: 1, unread: [], halted: ["x"] },
    { ready: true, failing: ["ledger"] },
  ],
  ["one unread", { open: 1, unread: ["x"], halted: [] }, { ready: true, failing: ["ledger"] }],
  ["none to be read", { open: 0, unread: ["x"], halted: [] }, { ready: false, failing: ["ledger"] }],
  ["none to be written", { open: 0, unread: [], halted: ["x"] }, { ready: false, failing: ["ledger"] }],
])("of ledgers, %s", async (_, standing, readiness) => {
  expect(await askedOf(standing)).toEqual(readiness);
});

test("ledgers in trouble make nobody ready whose inbox fails", async () => {
  const probes = { inbox: fails, ledger: () => judgeLedgers({ open: 1, unread: ["x"], halted: [] }) };
  expect(await probeAll(probes, logger)).toEqual({ ready: false, failing: ["inbox", "ledger"] });
});
