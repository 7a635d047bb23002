// Deciding orders and applying what comes of them, with 10,000 open tasks. Target: 200,000 a second.
import type { Event } from "../src/domain/events.ts";
import { BusyOrganization, ordersPerRound } from "./busy-organization.ts";
import { report } from "./report.ts";

const tasks = 10_000;
const rounds = 5;
/** As many as a busy minute commits at once. */
const batch = 500;

const organization = new BusyOrganization();
organization.begin();
for (let number = 1; number <= tasks; number += 1) organization.carryOut(organization.open(number));

const turns = rounds * ordersPerRound;
let deciding = 0;
let writing = 0;
for (let turn = 0; turn < turns; turn += 1) {
  for (let first = 1; first <= tasks; first += batch) {
    // Writing the orders down is not part of deciding them.
    const commands = Array.from({ length: batch }, (_, index) => organization.next(first + index, turn));
    let decided: readonly (readonly Event[])[] = [];
    deciding += cpuSeconds(() => {
      decided = commands.map((command) => organization.carryOut(command));
    });
    writing += cpuSeconds(() => decided.map((events) => JSON.stringify(events)));
    if (decided.flat().some(({ type }) => type === "CommandRefused")) throw new Error("an order was refused");
  }
}
const perSecond = (tasks * turns) / deciding;
const baseline = (tasks * turns) / writing;
report([
  {
    what: "decide and evolve, 10,000 open tasks",
    measured: `${Math.round(perSecond).toLocaleString("en")} orders per second of CPU`,
    baseline: `JSON.stringify of the events: ${Math.round(baseline).toLocaleString("en")}`,
    ratio: (perSecond / baseline).toFixed(2),
    target: "≥ 200,000",
    met: perSecond >= 200_000,
  },
]);

/** All threads of the process, garbage collection included: on a shared machine the clock on the wall says little. */
function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
