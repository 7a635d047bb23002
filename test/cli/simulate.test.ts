import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { simulate } from "../../cli/commands/simulate.ts";
import { type CommandHere, commandOn, writesAmong } from "../support/command-on-stage.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { type Around, json } from "../support/tutti-command.ts";

/** Names of commands and events, and facts by name: they belong into the JSON. */
const codes = /[a-z](?:Task|Command)\b|\bcode |not-allowed|unreadable|bot false/;

describe("tutti simulate", () => {
  let stage: Stage;
  let tutti: CommandHere;
  let task = 0;

  beforeAll(async () => {
    stage = await setStage({ configuration: orchestraConfiguration });
    const people = peopleOnStage(stage);
    task = people.open("conductor", "Search", "In `strings/viola.md`.", [
      "kind/instruction",
      "tier/1",
      "domain/strings",
    ]);
    await stage.settle();
    people.say("viola-lead", task, "/assign @viola-dev");
    await stage.settle();
    const here = commandOn(stage);
    tutti = (line, login, around) => here(line, login, { clock: stage.time.clock, ...around });
    stage.sandbox.traffic.clear();
  });
  afterAll(() => stage.stop());

  const asApp = (): Around => ({
    environment: { APP_ID: String(stage.app.id), PRIVATE_KEY: stage.privateKey, GITHUB_TOKEN: "" },
  });

  test("a task that is as it should be: nothing, with a person's token and as the App", async () => {
    expect((await tutti(`simulate ${task}`)).out).toBe("Nothing: all is as it should be.");
    expect((await tutti(`simulate ${task}`, "conductor", asApp())).out).toBe(
      "Nothing: all is as it should be.",
    );
  });

  test("a comment: what would be recorded, and what GitHub would show", async () => {
    const ran = await tutti(`simulate ${task} --comment /start --json`);
    expect(ran.error).toBe("");
    const report = simulate.report.parse(json(ran));
    expect(report).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({ type: "TaskMoved", from: "assigned", to: "in-progress" }),
      ]),
      effects: expect.arrayContaining([
        expect.objectContaining({ what: `#${task}: labels +state/in-progress -state/assigned` }),
      ]),
    });
    const { out } = await tutti(`simulate ${task} --comment /start`);
    expect(out).toContain(
      `- viola-dev on #${task}: Moved from Assigned to In progress, because work on it was started`,
    );
    expect(out).toContain("Nothing was written.");
  });

  test("it happens at GitHub's time, however far the machine's clock is off", async () => {
    const { clock } = stage.time;
    const ahead = { now: () => clock.now() + 30 * 86_400_000, sleep: clock.sleep };
    const ran = await tutti(`simulate ${task} --comment /start --json`, "viola-dev", { clock: ahead });
    const days = [...ran.out.matchAll(/"at": "([\d-]+)T/g)].map(([, day]) => day);
    expect(new Set(days)).toEqual(new Set(["2026-03-02"]));
  });

  test("a refusal is simulated too, with its reason", async () => {
    const { out } = await tutti(`simulate ${task} --comment /start`, "cello-dev");
    expect(out).toContain(
      `- cello-dev on #${task}: /start was refused: That is for the assignee or the domain lead or above to order. Ask viola-dev, viola-lead or conductor to give the command. You can give here now: /assign.`,
    );
    expect(out).not.toMatch(codes);
    expect(out).not.toContain("+state/in-progress");
  });

  test("people are named, and what the comment lines ask for is told in sentences", async () => {
    const { out } = await tutti(["simulate", String(task), "--comment", "/assign @cello-dev"], "viola-lead");
    expect(out).toContain(`- viola-lead on #${task}: Assigned to cello-dev, who has not accepted yet`);
    expect(out).toContain(`- #${task}: assignees +cello-dev -viola-dev`);
    expect(out).toContain("- a reaction: thumbs up");
    expect(out).not.toMatch(codes);
    const wrong = await tutti(["simulate", String(task), "--comment", "/assgn @cello-dev"], "viola-lead");
    expect(wrong.out).toContain("“/assgn” is no command. Did you mean /assign?");
    expect(wrong.out).not.toMatch(codes);
  });

  test("a delivery does in earnest what was simulated", async () => {
    const people = peopleOnStage(stage);
    people.say("viola-dev", task, "/accept\n/estimate 3h");
    const delivery = stage.takeWebhooks().find(({ event }) => event === "issue_comment");
    if (delivery === undefined) throw new Error("GitHub said nothing");
    const folder = await temporaryDirectory();
    await writeFile(join(folder, "payload.json"), delivery.body);
    await writeFile(
      join(folder, "delivery.json"),
      JSON.stringify({ event: delivery.event, request: { payload: JSON.parse(delivery.body) } }),
    );
    stage.sandbox.traffic.clear();
    const simulated = await tutti("simulate delivery.json --json", "viola-dev", { folder });
    const again = await tutti("simulate payload.json --event issue_comment --json", "viola-dev", { folder });
    expect(json(again)).toEqual(json(simulated));
    expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);

    const before = (await tutti("log --json")).out;
    await stage.carry([delivery]);
    const recorded = JSON.parse((await tutti("log --json")).out).events.slice(
      JSON.parse(before).events.length,
    );
    expect(recorded.map(({ event }: { event: unknown }) => event)).toEqual(JSON.parse(simulated.out).events);
    stage.sandbox.traffic.clear();
  });

  test("what says nothing, and what cannot be read", async () => {
    const folder = await temporaryDirectory();
    await writeFile(join(folder, "star.json"), "{}");
    await writeFile(join(folder, "broken.json"), "{");
    expect((await tutti("simulate star.json --event star", "viola-dev", { folder })).out).toMatch(
      /^Nothing: /,
    );
    expect((await tutti("simulate star.json", "viola-dev", { folder })).code).toBe(2);
    expect((await tutti("simulate broken.json", "viola-dev", { folder })).code).toBe(4);
    expect((await tutti("simulate 99")).code).toBe(4);
  });

  test("nothing was written, and GitHub's descriptions were kept", () => {
    expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);
    expect(stage.sandbox.violations.all).toEqual([]);
  });
});
