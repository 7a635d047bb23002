// A busy home commits no more often than its pace allows; what comes meanwhile waits and goes into one commit.
import { expect, test } from "vitest";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { createLeapingClock } from "../../../src/adapters/in-memory/clock.ts";
import { aroundPort } from "../../support/around-port.ts";
import { fakeTeam } from "../../support/fake-home.ts";

const second = 1_000;

/** A home of two commits at once and six a minute, and when it made each, in seconds since it was opened. */
async function paced() {
  const team = fakeTeam();
  const clock = createLeapingClock(team.clock.now());
  const begun = clock.now();
  const commits: number[] = [];
  const ledger = aroundPort(team.services.ledger, (method, carryOut) => {
    if (method === "append") commits.push((clock.now() - begun) / second);
    return carryOut();
  });
  const home = await team.open({ ledger, clock, pace: { perMinute: 6, burst: 2 } });
  return { people: team.people, home, commits, clock };
}

test("the burst is committed at once, and then one commit every ten seconds", async () => {
  const { people, home, commits } = await paced();
  await processHints(home, [people.opensIssue("grace-g", 1)]);
  commits.length = 0;
  for (const hours of [1, 2, 3]) await processHints(home, [people.says("ada-g", 1, `/estimate ${hours}h`)]);
  const [first = 0, ...later] = commits;
  expect(later.map((at) => at - first)).toEqual([10, 20]);
});

test("a home that rested has its burst again", async () => {
  const { people, home, commits, clock } = await paced();
  await processHints(home, [people.opensIssue("grace-g", 1)]);
  await clock.sleep(60 * second);
  commits.length = 0;
  for (const hours of [1, 2]) await processHints(home, [people.says("ada-g", 1, `/estimate ${hours}h`)]);
  expect(new Set(commits).size).toBe(1);
});
