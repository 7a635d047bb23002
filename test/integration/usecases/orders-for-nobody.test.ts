import { expect, test } from "vitest";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { repositoryId } from "../../support/fake-github-state.ts";
import { fakeTeam } from "../../support/fake-home.ts";

test.each(["/accept", "/decline away"])(
  "%s on a task of nobody's sends nobody to ask the assignee",
  async (words) => {
    const team = fakeTeam();
    const { deliver } = fakeDeliveries(team);
    await deliver([team.people.opensIssue("grace-g", 1)]);

    await deliver([team.people.says("bob-g", 1, words)]);

    const reply = team.github.commentsOn(repositoryId(1), 1).at(-1)?.facts.body ?? "";
    expect(reply).toContain("nobody has this task yet. `/assign @member` gives it to somebody.");
  },
);
