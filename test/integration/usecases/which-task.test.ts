// A pull request of an agent that nobody linked to a task: it is asked for once, where the agent and its people look.
import { expect, test } from "vitest";
import { PullRequestId, type TaskId } from "../../../src/domain/ids.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { type FakeTeam, fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";

const marker = "<!-- tutti:which-task -->";

function asked(team: FakeTeam, number = 5): readonly string[] {
  return team.github
    .commentsOn(home1.id, number)
    .map(({ facts }) => facts.body)
    .filter((body) => body.includes(marker));
}

/** The agent has issues 1 and 2, so that its pull request could be for either. */
async function busyAgent(configuration?: string) {
  const team = fakeTeam(configuration);
  const home = await team.open();
  const { people } = team;
  await processHints(home, [people.opensIssue("grace-g", 1), people.opensIssue("grace-g", 2)]);
  await processHints(home, [
    people.says("ada-g", 1, "/assign @robot"),
    people.says("ada-g", 2, "/assign @robot"),
  ]);
  return { team, home, people };
}

function closing(team: FakeTeam, number: number): { task: TaskId; source: "closing-keyword" }[] {
  return [{ task: team.github.issueAt(home1.id, number).facts.id, source: "closing-keyword" }];
}

test("given an agent with two tasks, when it opens a pull request that names neither, then it is asked which", async () => {
  const { team, home, people } = await busyAgent();

  await processHints(home, [people.opensPullRequest("robot-g[bot]", 5)]);

  expect(asked(team)).toHaveLength(1);
  for (const words of ["#1", "#2", "`Closes #12`", "`tutti/12-", "`Task: #12`"]) {
    expect(asked(team)[0]).toContain(words);
  }
});

test("when somebody opens it from one of the agent's branches, then it is asked as well", async () => {
  const { team, home, people } = await busyAgent();

  await processHints(home, [people.opensPullRequest("bob-g", 5, { headRef: "robot/search" })]);

  expect(asked(team)).toHaveLength(1);
});

test("an agent without tasks is asked too, and told no list", async () => {
  const team = fakeTeam();

  await processHints(await team.open(), [team.people.opensPullRequest("robot-g[bot]", 5)]);

  expect(asked(team)).toHaveLength(1);
  expect(asked(team)[0]).not.toContain("#1 ");
});

test("given the question, when the pull request names its task, then the same comment says to which it belongs", async () => {
  const { team, home, people } = await busyAgent();
  await processHints(home, [people.opensPullRequest("robot-g[bot]", 5)]);

  await processHints(home, [people.changesPullRequest("robot-g[bot]", 5, { links: closing(team, 2) })]);

  expect(asked(team)).toEqual([expect.stringContaining("for #2")]);
});

test("a process that has just started edits the comment of the one before", async () => {
  const { team, home, people } = await busyAgent();
  await processHints(home, [people.opensPullRequest("robot-g[bot]", 5)]);

  const linked = people.changesPullRequest("robot-g[bot]", 5, { links: closing(team, 1) });
  await processHints(await team.open(), [linked]);

  expect(asked(team)).toEqual([expect.stringContaining("for #1")]);
});

test("nothing is looked for or written where nothing has to be said", async () => {
  const { team, home, people } = await busyAgent();
  await processHints(home, [people.opensPullRequest("robot-g[bot]", 5)]);
  team.forge.requests.length = 0;

  await processHints(home, [people.changesPullRequest("robot-g[bot]", 5, {})]);

  expect(team.forge.requests.map(({ method }) => method)).toEqual(["look"]);
});

test.each([
  ["names its task", "robot-g[bot]", (team: FakeTeam) => ({ links: closing(team, 1) })],
  ["comes from a fork", "robot-g[bot]", () => ({ fork: true })],
  ["takes work back", "robot-g[bot]", () => ({ reverts: [PullRequestId.parse("pull-1-4")] })],
  ["is a person's", "bob-g", () => ({})],
  ["is a stranger's", "eve-g", () => ({})],
])("nobody is asked about a pull request that %s", async (_name, login, words) => {
  const { team, home, people } = await busyAgent();

  await processHints(home, [people.opensPullRequest(login, 5, words(team))]);

  expect(asked(team)).toEqual([]);
});

test.each([
  ["observe", teamConfiguration.replace("mode: enforce", "mode: observe"), 0],
  ["advise", teamConfiguration.replace("mode: enforce", "mode: advise"), 1],
  ["pause", `${teamConfiguration}paused: true\n`, 0],
  ["exemption", `${teamConfiguration}gate: { exempt: ["robot-g[bot]"] }\n`, 0],
])("in %s", async (_name, configuration, times) => {
  const { team, home, people } = await busyAgent(configuration);

  await processHints(home, [people.opensPullRequest("robot-g[bot]", 5)]);

  expect(asked(team)).toHaveLength(times);
});
