import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CommandHere, commandOn, writesAmong } from "../support/command-on-stage.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { json } from "../support/tutti-command.ts";

const twoWeeks = 14 * 24 * 60;
const many = 12;

describe("tutti track", { timeout: 120_000 }, () => {
  let stage: Stage;
  let tutti: CommandHere;

  beforeAll(async () => {
    stage = await setStage({ configuration: orchestraConfiguration });
    const people = peopleOnStage(stage);
    for (let count = 1; count <= many; count += 1)
      people.open("conductor", `Wrong note ${count}`, "Here.", ["bug"]);
    people.assign("conductor", 1, "viola-dev");
    people.open("conductor", "A wish", "There.", ["enhancement"]);
    await stage.settle();
    stage.time.at(twoWeeks);
    const here = commandOn(stage);
    tutti = (line, login = "conductor") => here(line, login, { clock: stage.time.clock });
  }, 60_000);
  afterAll(() => stage.stop());

  const tasks = async () => [...(await stage.home()).state.tasks.entries()].map(([, task]) => task);
  const commentsOfOurs = () =>
    stage.sandbox.state.comments.all().filter(({ authorId }) => authorId === stage.app.botId);

  test("without --yes nothing is written", async () => {
    stage.sandbox.traffic.clear();
    const ran = await tutti("track --label bug");
    expect(ran.out).toContain("Would put 12 issues under care.");
    expect(ran.out).not.toContain("A wish");
    expect((await tutti("track --label bug --yes --dry-run")).out).toBe(ran.out);
    expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);
    expect((await tutti("track")).code).toBe(2);
  });

  test("old issues become tasks: no clock in the past, no comment to anybody", async () => {
    const before = stage.time.clock.now();
    const ran = await tutti("track --label bug --yes --json");
    expect(json(ran)).toMatchObject({ done: true, label: "bug" });
    await stage.settle();
    const adopted = await tasks();
    expect(adopted).toHaveLength(many);
    for (const { enteredAt, clock, number } of adopted) {
      expect(Date.parse(enteredAt)).toBeGreaterThanOrEqual(before);
      if (clock !== null) expect(Date.parse(clock.startedAt)).toBeGreaterThanOrEqual(before);
      expect((await tutti(`status ${number} --json`)).code).toBe(0);
    }
    expect(commentsOfOurs()).toEqual([]);
  });

  test("one that moves gets its card", async () => {
    peopleOnStage(stage).say("conductor", 2, "/assign @cello-dev");
    await stage.settle();
    expect(commentsOfOurs().filter(({ body }) => body.includes("tutti:card"))).toHaveLength(1);
  });

  test("again, there is nothing left", async () => {
    expect((await tutti("track --label bug --yes")).out).toBe("Put 0 issues under care.");
    expect(stage.sandbox.violations.all).toEqual([]);
  });
});
