import { describe, expect, test } from "vitest";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { repositoryId } from "../../support/fake-github-state.ts";
import { fakeTeam, teamConfiguration } from "../../support/fake-home.ts";

const configured = (mode: string) => teamConfiguration.replace("mode: enforce", `mode: ${mode}`);

async function taskIn(mode: string) {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team);
  await deliver([team.people.pushesConfiguration("grace-g", configured(mode))]);
  const labels = ["kind/instruction", "tier/2", "priority/P2", "bug"];
  await deliver([team.people.opensIssue("grace-g", 1, { labels })]);
  return {
    ...team,
    deliver,
    labels: () => team.github.issueAt(repositoryId(1), 1).facts.labels.toSorted(),
  };
}

const asOpened = ["bug", "kind/instruction", "priority/P2", "tier/2"];

describe.each(["observe", "advise"])("labels that people set, in %s mode", (mode) => {
  test("one that the rules refuse stays beside what holds", async () => {
    const { people, deliver, labels } = await taskIn(mode);
    await deliver([people.labels("bob-g", 1, "priority/P0")]);
    await deliver([people.labels("bob-g", 1, "sla/breached")]);
    await deliver([people.says("grace-g", 1, "/estimate 4h")]);
    expect(labels()).toEqual(expect.arrayContaining([...asOpened, "priority/P0", "sla/breached"]));
  });

  const states = (labels: () => readonly string[]) => labels().filter((label) => label.startsWith("state/"));

  test("one for a state that the rules refuse stays, also when the task moves on", async () => {
    const { people, deliver, labels } = await taskIn(mode);
    await deliver([people.labels("bob-g", 1, "state/completed")]);
    await deliver([people.says("grace-g", 1, "/assign @bob-g")]);
    expect(states(labels)).toEqual(["state/assigned", "state/completed"]);
    await deliver([people.says("bob-g", 1, "/start")]);
    expect(states(labels)).toEqual(["state/completed", "state/in-progress"]);
    await deliver([people.labels("bob-g", 1, "bug-report")]);
    await deliver([people.says("grace-g", 1, "/untrack")]);
    expect(states(labels)).toEqual(["state/completed"]);
  });

  test("one that another bot set stays too", async () => {
    const { people, deliver, labels } = await taskIn(mode);
    await deliver([people.labels("other[bot]", 1, "state/completed")]);
    await deliver([people.says("grace-g", 1, "/assign @bob-g")]);
    expect(states(labels)).toEqual(["state/assigned", "state/completed"]);
  });

  test("several for states stay as well", async () => {
    const { people, deliver, labels } = await taskIn(mode);
    await deliver([people.labels("ada-g", 1, "state/blocked", "state/completed")]);
    await deliver([people.says("grace-g", 1, "/assign @bob-g")]);
    expect(states(labels)).toEqual(["state/assigned", "state/blocked", "state/completed"]);
  });

  test("one for a state that was carried out goes with the state, whatever became of it before", async () => {
    const { people, deliver, labels } = await taskIn(mode);
    await deliver([people.says("grace-g", 1, "/assign @bob-g")]);
    await deliver([people.labels("eve-g", 1, "state/in-progress")]);
    await deliver([people.unlabels("eve-g", 1, "state/in-progress")]);
    await deliver([people.says("ada-g", 1, "/unblock")]);
    await deliver([people.says("bob-g", 1, "/start")]);
    await deliver([people.says("ada-g", 1, "/assign @cy-g")]);
    await deliver([people.labels("cy-g", 1, "state/in-progress")]);
    await deliver([people.says("cy-g", 1, "/block no bow @ada: buys one")]);
    expect(states(labels)).toEqual(["state/blocked"]);
  });

  test("one that an order replaces goes, as ordered", async () => {
    const { people, deliver, labels } = await taskIn(mode);
    await deliver([people.says("grace-g", 1, "/priority P1")]);
    expect(labels()).toContain("priority/P1");
    expect(labels()).not.toContain("priority/P2");
  });

  test("all stay when the task is let go, and ours go", async () => {
    const { people, deliver, labels } = await taskIn(mode);
    expect(labels().length).toBeGreaterThan(asOpened.length);
    await deliver([people.says("grace-g", 1, "/untrack")]);
    expect(labels()).toEqual(asOpened);
  });
});

describe("labels that people set, in enforce mode", () => {
  test("one that the rules refuse is taken back", async () => {
    const { people, deliver, labels } = await taskIn("enforce");
    await deliver([people.labels("bob-g", 1, "priority/P0")]);
    expect(labels()).not.toContain("priority/P0");
  });

  test("when the task is let go, only the one goes that makes it a task", async () => {
    const { people, deliver, labels } = await taskIn("enforce");
    await deliver([people.says("grace-g", 1, "/untrack")]);
    expect(labels()).toEqual(["bug", "priority/P2", "tier/2"]);
  });
});

describe("a state label that names no state", () => {
  const seen = (task: Awaited<ReturnType<typeof taskIn>>) => ({
    states: task.labels().filter((label) => label.startsWith("state/")),
    replies: task.github
      .commentsOn(repositoryId(1), 1)
      .map(({ facts }) => facts.body)
      .filter((body) => body.includes("tutti:reply")),
  });
  const named = expect.stringMatching(
    /`label state\/banana` by `bob` on .*: `banana` is no state\. .*`pending`.*`completed`/,
  );

  test("goes again in enforce, and whoever set it hears once which there are", async () => {
    const task = await taskIn("enforce");
    await task.deliver([task.people.labels("bob-g", 1, "state/banana")]);
    expect(seen(task)).toEqual({ states: ["state/in-planning"], replies: [named] });
    await task.deliver([task.people.labels("bob-g", 1, "bug-report")]);
    expect(seen(task).replies).toHaveLength(1);
  });

  test("stays in advise, where the reply says which there are", async () => {
    const task = await taskIn("advise");
    await task.deliver([task.people.labels("bob-g", 1, "state/banana")]);
    expect(seen(task)).toEqual({ states: ["state/banana", "state/in-planning"], replies: [named] });
  });

  test("stays in observe, without a word, and another is an order all the same", async () => {
    const task = await taskIn("observe");
    await task.deliver([task.people.labels("ada-g", 1, "state/banana")]);
    expect(seen(task)).toEqual({ states: ["state/banana", "state/in-planning"], replies: [] });
    await task.deliver([task.people.labels("ada-g", 1, "state/pending")]);
    expect(seen(task).states).toEqual(["state/banana", "state/pending"]);
  });

  test("is not fought over with a bot", async () => {
    const task = await taskIn("enforce");
    await task.deliver([task.people.labels("other[bot]", 1, "state/banana")]);
    expect(seen(task).states).toEqual(["state/banana", "state/in-planning"]);
  });

  test("which was there before the task stays, without a word", async () => {
    const { people, github, deliver } = await taskIn("enforce");
    const asked = people.opensIssue("grace-g", 2, { labels: ["state/needs-taste"] });
    await deliver([asked, people.says("grace-g", 2, "/track")]);
    expect(github.issueAt(repositoryId(1), 2).facts.labels).toContain("state/needs-taste");
    const ours = github.commentsOn(repositoryId(1), 2).map(({ facts }) => facts.body);
    expect(ours.filter((body) => body.includes("banana") || body.includes("is no state"))).toEqual([]);
  });
});
