import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PromotionReport } from "../../cli/promotion/promotion-report.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { type CommandHere, commandOn, writesAmong } from "../support/command-on-stage.ts";
import { liveTheDay, orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { json } from "../support/tutti-command.ts";

const observing = orchestraConfiguration.replace("mode: enforce", "mode: observe # for now");

/** What it counts over a month, and that enforce does the same, is compared in `month.test.ts`. */
describe("tutti promote, after a day of observing", { timeout: 120_000 }, () => {
  let stage: Stage;
  let tutti: CommandHere;

  beforeAll(async () => {
    stage = await setStage({ configuration: observing });
    await liveTheDay(stage, stage.settle);
    const people = peopleOnStage(stage);
    people.say("viola-dev", 1, "/assgin @cello-dev");
    people.say("conductor", 1, "/resume");
    await stage.settle();
    const here = commandOn(stage);
    tutti = (line, login) => here(line, login, { clock: stage.time.clock });
    stage.sandbox.traffic.clear();
  }, 180_000);
  afterAll(() => stage.stop());

  test("it is shown with its reason, and nothing is written", async () => {
    const { code, out } = await tutti("promote enforce");
    expect(code).toBe(0);
    expect(out).toMatch(/2026-03-02 #1 viola-dev “label state\/completed”: .*there is no way to/);
    expect(out).toContain("/approve peer");
    expect((await tutti("promote advise")).out).toContain("answered with a refusal");
    expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);
  });

  test("what was mistyped or had nothing to do is no order that would be taken back", async () => {
    const { refused, slips } = PromotionReport.parse(JSON.parse((await tutti("promote enforce --json")).out));
    expect(refused.map(({ what }) => what)).toContain("label state/completed");
    expect(slips.map(({ what }) => what)).toEqual(expect.arrayContaining(["/assgin @cello-dev", "/resume"]));
    expect(refused.filter(({ what }) => ["/assgin @cello-dev", "/resume"].includes(what))).toEqual([]);
    expect((await tutti("promote enforce")).out).toMatch(
      /^- \d+ commands answered that could not be read, or had nothing to do\n.*“\/assgin @cello-dev”/m,
    );
  });

  test("days are counted back from GitHub's time, however far the machine's clock is off", async () => {
    const { clock } = stage.time;
    const ahead = { now: () => clock.now() + 30 * 86_400_000, sleep: clock.sleep };
    const line = "promote enforce --days 1 --json";
    expect(json(await commandOn(stage)(line, "viola-dev", { clock: ahead }))).toEqual(
      json(await tutti(line)),
    );
  });

  test("in a mode that it is in, it tells what it did", async () => {
    const advised = await tutti("promote advise");
    expect(advised.out).toContain("In the last 30 days it would have done this:");
    expect((await tutti("promote observe --json")).out).toContain('"inForce": "throughout"');
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

  test("another mode is proposed already: both pull requests are named, and none is closed", async () => {
    const first = PromotionReport.parse(
      JSON.parse((await tutti("promote enforce --pull-request --json", "conductor")).out),
    );
    expect(first.contradicting).toEqual([]);
    const { number = 0, url = "" } = first.pullRequest ?? {};
    const ran = await tutti("promote advise --pull-request", "conductor");
    expect(ran).toMatchObject({ code: 0, error: "" });
    const warning = `Pull request #${number} proposes enforce mode and is open as well: merge one of the two, and close the other.`;
    expect(ran.out).toContain(`${warning} ${url}`);
    const { state } = stage.sandbox;
    const { repositoryId } = stage.seeded;
    const second = Number(/#(\d+): http/.exec(ran.out)?.[1]);
    expect(issueByNumber(state, repositoryId, second).body).toContain(warning);
    const open = [number, second].map((each) => issueByNumber(state, repositoryId, each).state);
    expect(open).toEqual(["open", "open"]);
  });

  test("a mode that is none, days that are none", async () => {
    expect((await tutti("promote strict")).code).toBe(2);
    expect((await tutti("promote enforce --days soon")).code).toBe(2);
  });
});
