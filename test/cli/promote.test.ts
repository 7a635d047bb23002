import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { PromoteReport } from "../../cli/commands/promote.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { type CommandHere, commandOn, writesAmong } from "../support/command-on-stage.ts";
import { liveTheDay, orchestraConfiguration } from "../support/scripted-day.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { json } from "../support/tutti-command.ts";

const observing = orchestraConfiguration.replace("mode: enforce", "mode: observe # for now");

const Log = z.object({ events: z.array(z.object({ event: z.looseObject({ type: z.string() }) })) });

describe("tutti promote, after a day of observing", { timeout: 120_000 }, () => {
  let stage: Stage;
  let tutti: CommandHere;
  let enforced: readonly unknown[] = [];

  beforeAll(async () => {
    const other = await setStage({ configuration: orchestraConfiguration });
    await liveTheDay(other, other.settle);
    const log = Log.parse(json(await commandOn(other)("log --json")));
    enforced = log.events
      .filter(({ event }) => event.type === "CommandRefused")
      .map(({ event }) => ({ at: event["at"], by: event["by"], what: event["text"] }));
    await other.stop();
    stage = await setStage({ configuration: observing });
    await liveTheDay(stage, stage.settle);
    const here = commandOn(stage);
    tutti = (line, login) => here(line, login, { clock: stage.time.clock });
    stage.sandbox.traffic.clear();
  }, 180_000);
  afterAll(() => stage.stop());

  test("what enforce would have taken back is what it takes back on the same day", async () => {
    const { refused } = PromoteReport.parse(json(await tutti("promote enforce --json")));
    expect(enforced.length).toBeGreaterThan(1);
    expect(refused.map(({ at, by, what }) => ({ at, by, what }))).toEqual(enforced);
  });

  test("it is shown with its reason, and nothing is written", async () => {
    const { code, out } = await tutti("promote enforce");
    expect(code).toBe(0);
    expect(out).toMatch(/2026-03-02 viola-dev #1 “label state\/completed”: .*there is no way to/);
    expect(out).toContain("/approve peer");
    expect((await tutti("promote advise")).out).toContain("answered with a refusal");
    expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);
  });

  test("the pull request changes one line of the configuration", async () => {
    const ran = await tutti("promote enforce --pull-request", "conductor");
    expect(ran).toMatchObject({ code: 0, error: "" });
    const { repositoryId } = stage.seeded;
    const { github, state } = stage.sandbox;
    const pull = state.pullRequests
      .by("repository", repositoryId)
      .find(({ headRef }) => headRef === "tutti-mode-enforce");
    const entry = await github.git.readEntry(repositoryId, pull?.headSha ?? "", ".github/tutti.yml");
    const text = await github.git.readBlob(repositoryId, entry?.oid ?? "");
    expect(text?.toString()).toBe(observing.replace("mode: observe", "mode: enforce"));
    const number = Number(/#(\d+): http/.exec(ran.out)?.[1]);
    expect(issueByNumber(state, repositoryId, number).title).toBe("Let Tutti enforce");
  });

  test("a mode that is none, days that are none", async () => {
    expect((await tutti("promote strict")).code).toBe(2);
    expect((await tutti("promote enforce --days soon")).code).toBe(2);
  });
});
