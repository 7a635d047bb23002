// What people hear from Tutti in each mode: in observe nothing but what they asked for, and the card.
import { describe, expect, test } from "vitest";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { fakeTeam, teamConfiguration } from "../../support/fake-home.ts";
import { repositoryId } from "../../support/fake-github-state.ts";

async function withTask(mode: string) {
  const team = fakeTeam(teamConfiguration.replace("enforce", mode));
  const { deliver } = fakeDeliveries(team);
  await deliver([team.people.opensIssue("grace-g", 1)]);
  const said = () => team.github.commentsOn(repositoryId(1), 1).map(({ facts }) => facts.body);
  return {
    team,
    deliver,
    replies: () => said().filter((body) => body.includes("tutti:reply")),
    answers: () => said().filter((body) => body.includes("tutti:answer")),
    labels: () => team.github.issueAt(repositoryId(1), 1).facts.labels,
  };
}

describe.each([
  { mode: "observe", replies: 0, labelStays: true },
  { mode: "advise", replies: 1, labelStays: true },
  { mode: "enforce", replies: 1, labelStays: false },
])("in $mode", ({ mode, replies: most, labelStays }) => {
  test(`a refused command gets ${most} replies`, async () => {
    const { team, deliver, replies } = await withTask(mode);
    await deliver([team.people.says("bob-g", 1, "/tier 2")]);
    expect(replies()).toHaveLength(most);
  });

  test(`a refused label gets ${most} replies and ${labelStays ? "stays" : "goes"}`, async () => {
    const { team, deliver, replies, labels } = await withTask(mode);
    await deliver([team.people.labels("bob-g", 1, "state/completed")]);
    expect(replies()).toHaveLength(most);
    expect(labels().includes("state/completed")).toBe(labelStays);
  });

  test("a question is answered", async () => {
    const { team, deliver, answers } = await withTask(mode);
    await deliver([team.people.says("bob-g", 1, "/status")]);
    expect(answers()).toHaveLength(1);
  });
});
