// Fault 25: the quota of the hour is spent, and GitHub answers nothing for forty minutes.
import { expect, onTestFinished, test } from "vitest";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { setStage } from "../support/stage.ts";
import { expectOrder } from "./judge.ts";

test("all that people order meanwhile waits, in its order, and hardly anything is asked for", async () => {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  for (const title of ["Tune", "Rosin"])
    people.open("conductor", title, title, ["kind/instruction", "tier/1", "domain/strings"]);
  await stage.settle();

  const reset = Math.floor(Date.now() / 1_000) + 40 * 60;
  const date = new Date().toUTCString();
  const headers = { date, "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) };
  const body = { message: "API rate limit exceeded for installation." };
  const effect = { kind: "status", status: 403, body, headers } as const;
  const spent = stage.sandbox.faults.add({ times: null, effect });
  const orders = [
    ["viola-lead", "/assign @viola-dev"],
    ["viola-dev", "/start"],
    ["viola-dev", "/block no rosin @viola-lead: buys some"],
    ["viola-lead", "/unblock"],
    ["viola-lead", "/assign @cello-dev"],
  ] as const;
  for (const [minute, [login, words]] of orders.entries()) {
    stage.time.at(1 + 5 * minute);
    for (const number of [1, 2]) people.say(login, number, words);
    await stage.settle();
    await stage.sweep();
    await stage.tick();
  }
  expect(spent.hits()).toBeLessThan(5);
  expect(await stage.inbox.counts()).toMatchObject({ waiting: 10, buried: 0 });

  spent.remove();
  stage.time.at(42);
  await stage.work();
  const home = await stage.home();
  for (const [, task] of home.state.tasks.entries()) {
    expect(task).toMatchObject({ state: "assigned", assignee: "cello-dev", refused: [] });
  }
  for (const number of [1, 2]) {
    const { labelIds } = issueByNumber(stage.sandbox.state, stage.seeded.repositoryId, number);
    expect(labelIds.map((id) => stage.sandbox.state.labels.at(id).name)).toContain("state/assigned");
  }
  await expectOrder(stage);
});
