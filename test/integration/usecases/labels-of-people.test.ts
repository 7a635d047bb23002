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
