// Commands on an issue that is closed: one that is not done by the rules, and one that is.
import { expect, test } from "vitest";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { tick } from "../../../src/usecases/tick.ts";
import { fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";

const week = 7 * 24 * 60 * 60_000;

/** Bob's task, closed by Grace; outside of `enforce` it stays so. */
async function closed(closedAs: "completed" | "not-planned") {
  const team = fakeTeam(teamConfiguration.replace("mode: enforce", "mode: advise"));
  const home = await team.open();
  const { people, github } = team;
  await processHints(home, [people.opensIssue("grace-g", 1)]);
  await processHints(home, [people.says("ada-g", 1, "/assign @bob")]);
  await processHints(home, [people.closes("grace-g", 1, closedAs)]);
  const saying = async (login: string, text: string) => {
    await processHints(home, [people.says(login, 1, text)]);
    const replies = github.commentsOn(home1.id, 1).filter(({ facts }) => facts.body.includes("tutti:reply"));
    return { labels: github.issueAt(home1.id, 1).facts.labels, replies: replies.at(-1)?.facts.body ?? null };
  };
  return { team, home, people, saying, task: () => home.state.taskAt(home1.id, 1) };
}

test("what is not done is not over: its commands run, and its clock stands still until it is opened again", async () => {
  const { team, home, people, saying, task } = await closed("completed");
  expect(task()).toMatchObject({ state: "assigned", closedAt: expect.any(String) });

  expect((await saying("bob-g", "/start")).labels).toContain("state/in-progress");
  expect((await saying("bob-g", "/estimate 2h")).replies).toBeNull();
  team.clock.advance(week);
  await tick(home);
  expect(task()).toMatchObject({ state: "in-progress", clock: { level: 0, warned: false } });

  await processHints(home, [people.reopens("grace-g", 1)]);
  expect(task()?.closedAt).toBeNull();
  team.clock.advance(week);
  await tick(home);
  expect(task()?.clock?.level).toBeGreaterThan(0);
});

test("what was dismissed is over: its commands are refused with the way out, and a question is answered", async () => {
  const { saying, task } = await closed("not-planned");
  expect(task()?.state).toBe("completed");

  const { labels, replies } = await saying("bob-g", "/start");
  expect(labels).toContain("state/completed");
  expect(replies).toContain("`/start`");
  await saying("eve-g", "/status");
  expect(task()?.state).toBe("completed");
});
