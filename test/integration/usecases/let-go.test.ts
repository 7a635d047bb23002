import { expect, test } from "vitest";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { repositoryId } from "../../support/fake-github-state.ts";
import { type FakeTeam, fakeTeam } from "../../support/fake-home.ts";

function cardOf(team: FakeTeam): string | undefined {
  const comments = team.github.commentsOn(repositoryId(1), 1).map(({ facts }) => facts.body);
  return comments.find((body) => body.includes("tutti:card"));
}

test("the card of a task that was let go says so, until the task is taken up again", async () => {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team);
  await deliver([team.people.opensIssue("grace-g", 1)]);
  expect(cardOf(team)).toContain("**Pending**");

  await deliver([team.people.says("ada-g", 1, "/untrack")]);
  expect(cardOf(team)).toContain("Not a task any more");
  expect(cardOf(team)).not.toContain("Pending");

  await deliver([team.people.says("ada-g", 1, "/track")]);
  expect(cardOf(team)).toContain("**Pending**");
});
