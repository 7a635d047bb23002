// What commands and a whole life cost in requests to GitHub, once the repository's labels are there.
import { expect, onTestFinished, test } from "vitest";
import { type Cost, costOf } from "../support/requests-of.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { setStage } from "../support/stage.ts";

const commands = [
  ["viola-lead", "/assign @viola-dev"],
  ["viola-dev", "/accept"],
  ["viola-dev", "/estimate 4h"],
  ["viola-dev", "/start"],
  ["viola-dev", "/block no strings left @viola-lead: buys strings"],
  ["viola-dev", "/unblock"],
  ["viola-lead", "/priority P2"],
  ["viola-dev", "/approve peer"],
  ["cello-dev", "/force completed"],
  ["cello-dev", "/why"],
  ["viola-lead", "/tier 1"],
] as const;

test("a command costs at most five requests, four of them writes", async () => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  const live = async (): Promise<readonly (readonly [string, Cost])[]> => {
    const costs: (readonly [string, Cost])[] = [];
    const labels = ["kind/instruction", "tier/2", "domain/strings", "priority/P1"];
    const issue = people.open("conductor", "Search", "Search", labels);
    await stage.settle();
    for (const [login, text] of commands) {
      stage.sandbox.traffic.clear();
      people.say(login, issue, text);
      await stage.settle();
      costs.push([text, costOf(stage.sandbox.traffic.all)]);
    }
    return costs;
  };
  await live();
  for (const [text, { requests, writes }] of await live()) {
    expect(requests, `requests of ${text}`).toBeLessThanOrEqual(5);
    expect(writes, `writes of ${text}`).toBeLessThanOrEqual(4);
    expect(writes, `writes of ${text}`).toBeGreaterThan(0);
  }
});
