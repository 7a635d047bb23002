import { expect, test } from "vitest";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { repositoryId } from "../../support/fake-github-state.ts";
import { fakeTeam } from "../../support/fake-home.ts";

test("a question on a pull request of several tasks says so, and where to ask", async () => {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team);
  const issues = [team.people.opensIssue("grace-g", 1), team.people.opensIssue("grace-g", 2)];
  await deliver(issues);
  const links = issues.map(({ issue }) => ({ task: issue.id, source: "closing-keyword" }) as const);
  await deliver([team.people.opensPullRequest("bob-g", 5, { links })]);

  await deliver([team.people.says("bob-g", 5, "/status")]);

  const answers = team.github.commentsOn(repositoryId(1), 5).map(({ facts }) => facts.body);
  expect(answers.at(-1)).toContain("This pull request serves several tasks.");
});

test.each(["/help assign", "/help\tassign", "/help  /assign"])(
  "%j is answered for that command",
  async (words) => {
    const team = fakeTeam();
    const { deliver } = fakeDeliveries(team);
    await deliver([team.people.opensIssue("grace-g", 1)]);

    await deliver([team.people.says("bob-g", 1, words)]);

    const answer = team.github.commentsOn(repositoryId(1), 1).at(-1)?.facts.body ?? "";
    expect(answer).toContain("/assign");
    expect(answer).not.toContain("/estimate");
  },
);

test("a question that a comment asks twice is answered once", async () => {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team);
  await deliver([team.people.opensIssue("grace-g", 1)]);

  await deliver([team.people.says("bob-g", 1, "/status\n/help assign\n/status")]);

  const answer = team.github.commentsOn(repositoryId(1), 1).at(-1)?.facts.body ?? "";
  expect(answer.split("**Pending** since")).toHaveLength(2);
  expect(answer).toContain("/assign @<member>");
});

test("a refusal quotes the beginning of a long line, not all of it", async () => {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team);
  await deliver([team.people.opensIssue("grace-g", 1)]);

  await deliver([team.people.says("bob-g", 1, `/status ${"x".repeat(1_900)}`)]);

  const reply = team.github.commentsOn(repositoryId(1), 1).at(-1)?.facts.body ?? "";
  expect(reply).toMatch(/^`\/status x+…` by `bob` on .*: /);
  expect(reply.length).toBeLessThan(1_000);
});
