// Three hundred issues from before Tutti's time, opened minutes to years ago, among closed ones, pull requests, a task, and what was let go.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { type CommandHere, commandOn, writesAmong } from "../support/command-on-stage.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { json } from "../support/tutti-command.ts";

const day = 24 * 60;
/** When they are put under care, in minutes after the first was opened. */
const adoption = 2 * 365 * day;
/** From which issue on they are how old by then. */
const ages: ReadonlyMap<number, number> = new Map([
  [100, 14 * day],
  [150, 3 * day],
  [200, 60],
  [250, 3],
]);
const many = 300;
const Tracked = z.object({
  done: z.boolean(),
  issues: z.array(z.object({ number: z.int(), title: z.string() })),
});

class Killed extends Error {}

describe("tutti track", { timeout: 180_000 }, () => {
  let stage: Stage;
  let people: StagePeople;
  let tutti: CommandHere;
  let tracked: number;
  let letGo: number;
  let wish: number;
  const old: number[] = [];

  beforeAll(async () => {
    stage = await setStage({ configuration: orchestraConfiguration });
    people = peopleOnStage(stage);
    for (let count = 1; count <= many; count += 1) {
      const age = ages.get(count);
      if (age !== undefined) stage.time.at(adoption - age);
      const number = people.open(
        count % 3 === 0 ? "passerby" : "conductor",
        `Wrong note ${count}`,
        "Here, @viola-dev?",
        ["bug"],
      );
      old.push(number);
      if (count % 50 === 0) people.close("conductor", people.open("conductor", "Right again", "", ["bug"]));
    }
    people.assign("conductor", 1, "viola-dev");
    people.label("conductor", 2, "priority/P1");
    wish = people.open("conductor", "A wish", "There.", ["enhancement"]);
    await people.push("viola-dev", "fix", { "strings/fix.md": "Fixed\n" });
    people.label("conductor", await people.propose("viola-dev", "fix", "No task's."), "bug");
    stage.takeWebhooks();
    tracked = people.open("conductor", "Known already", "", ["bug", "kind/instruction"]);
    letGo = people.open("conductor", "Let go", "", ["bug", "kind/instruction"]);
    await stage.settle();
    people.say("conductor", letGo, "/untrack");
    await stage.settle();
    stage.time.at(adoption);
    const here = commandOn(stage);
    tutti = (line, login = "conductor", around = {}) =>
      here(line, login, { clock: stage.time.clock, ...around });
  }, 60_000);
  afterAll(() => stage.stop());

  const tasks = async () => [...(await stage.home()).state.tasks.entries()].map(([, task]) => task);
  const byUs = () => stage.sandbox.state.timeline.all().filter(({ actorId }) => actorId === stage.app.botId);
  const commentsOfOurs = () =>
    stage.sandbox.state.comments.all().filter(({ authorId }) => authorId === stage.app.botId);
  const list = async (line: string) => Tracked.parse(json(await tutti(`${line} --json`)));

  test("without --yes it lists the open issues with the label that are no tasks, and writes nothing", async () => {
    stage.sandbox.traffic.clear();
    const { done, issues } = await list("track --label bug");
    expect(done).toBe(false);
    expect(issues.map(({ number }) => number)).toEqual([...old, letGo]);
    const ran = await tutti("track --label bug");
    expect(ran.out).toContain("Would put 301 issues under care, in about 6 minutes. `--yes` does it.");
    expect((await tutti("track --label bug --yes --dry-run")).out).toBe(ran.out);
    expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);
    expect((await tutti("track")).code).toBe(2);
  });

  test("killed in the middle, it goes on where it was, says how far it is, and keeps to GitHub's pace", async () => {
    const told: string[] = [];
    const { clock } = stage.time;
    const before = clock.now();
    let slept = 0;
    const dying = {
      now: clock.now,
      async sleep(milliseconds: number) {
        slept += 1;
        if (slept === 130) throw new Killed("killed");
        await clock.sleep(milliseconds);
      },
    };
    const progress = (line: string) => void told.push(line);
    expect((await tutti("track --label bug --yes", "conductor", { clock: dying, progress })).code).not.toBe(
      0,
    );
    expect(told.filter((line) => line.startsWith("putting under care")).length).toBe(7);
    await stage.settle();
    expect(await tasks()).toHaveLength(2 + 130);

    stage.sandbox.traffic.clear();
    const rest = await list("track --label bug --yes");
    expect(rest.issues.map(({ number }) => number)).toEqual([...old.slice(130), letGo]);
    const writes = writesAmong(stage.sandbox.traffic.all);
    expect(writes.length).toBeGreaterThanOrEqual(rest.issues.length);
    expect(clock.now() - before).toBeGreaterThanOrEqual(298 * 1_000);
  });

  test("they become tasks with a few requests of ours, whose clocks begin now", async () => {
    const begin = Date.parse("2026-03-02T09:00:00Z") + adoption * 60_000;
    stage.sandbox.traffic.clear();
    await stage.settle();
    const adopted = (await tasks()).filter(({ number }) => old.includes(number) || number === letGo);
    expect(adopted.filter((task) => task.tracked)).toHaveLength(many + 1);
    for (const { number, enteredAt, clock } of adopted) {
      if (number !== letGo) expect(Date.parse(enteredAt)).toBeGreaterThanOrEqual(begin);
      if (clock === null) continue;
      expect(Date.parse(clock.startedAt)).toBeGreaterThanOrEqual(begin);
      expect(Date.parse(clock.warnAt)).toBeGreaterThan(begin);
    }
    expect(adopted.filter(({ clock }) => clock !== null).length).toBeGreaterThan(0);
    expect(writesAmong(stage.sandbox.traffic.all).length).toBeLessThan(30);
  });

  test("nobody hears of it: no comment, no mention, no assignment, and nothing opened or closed", () => {
    const cards = commentsOfOurs().map(({ issueId }) => stage.sandbox.state.issues.at(issueId).number);
    expect(new Set(cards)).toEqual(new Set([tracked, letGo]));
    const kinds = new Set(byUs().map(({ detail }) => detail.kind));
    expect([...kinds].toSorted()).toEqual(["commented", "labeled", "unlabeled"]);
  });

  test("when a deadline of theirs passes, nobody hears of it by a comment either", async () => {
    const comments = commentsOfOurs().length;
    stage.time.at(adoption + 7 * day);
    await stage.tick();
    const late = (await tasks()).filter(({ clock }) => clock !== null && clock.level > 0);
    expect(late.map(({ number }) => number)).toContain(2);
    expect(commentsOfOurs()).toHaveLength(comments);
  });

  test("`/track`, said on an issue as old, is answered by its card: whoever says it asks for it, and has told all others", async () => {
    people.say("conductor", wish, "/track");
    await stage.settle();
    const cards = commentsOfOurs().filter(({ body }) => body.includes("tutti:card"));
    expect(cards.map(({ issueId }) => stage.sandbox.state.issues.at(issueId).number)).toContain(wish);
  });

  test("one that moves gets its card", async () => {
    people.say("conductor", 3, "/assign @cello-dev");
    await stage.settle();
    const cards = commentsOfOurs().filter(({ body }) => body.includes("tutti:card"));
    expect(cards.map(({ issueId }) => stage.sandbox.state.issues.at(issueId).number)).toContain(3);
  });

  test("again, there is nothing left", async () => {
    expect((await tutti("track --label bug --yes")).out).toMatch(
      /^All \d+ open issues with the label “bug” are tasks already: nothing to do\.$/,
    );
    expect((await tutti("track --label none-has-this")).out).toBe(
      "No open issue has the label “none-has-this”: nothing to put under care.",
    );
  });
});
