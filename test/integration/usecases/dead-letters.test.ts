// Who is told of what could not be processed.
import { describe, expect, test } from "vitest";
import type { RepositoryReference } from "../../../src/ports/forge-facts.ts";
import { ForgeUnavailable } from "../../../src/ports/forge.ts";
import type { BuriedDelivery } from "../../../src/ports/inbox.ts";
import type { Home } from "../../../src/usecases/home.ts";
import { processHints } from "../../../src/usecases/process-hints.ts";
import { tellBuried } from "../../../src/usecases/tell-buried.ts";
import { repositoryId } from "../../support/fake-github-state.ts";
import { type FakeTeam, fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";
import { FakePeople } from "../../support/fake-people.ts";

const website: RepositoryReference = { ...home1, id: repositoryId(2), name: "website" };

function buried(entity: string, event = "issues"): BuriedDelivery {
  return {
    id: `letter of ${entity}`,
    event,
    action: null,
    lane: "7",
    entity,
    repository: "1",
    receivedAt: 0,
    attempts: 3,
    reason: "TypeError: a secret of the code",
    buriedAt: 0,
    told: false,
  };
}

async function startedTeam(): Promise<{ readonly team: FakeTeam; readonly home: Home }> {
  const team = fakeTeam(`repositories: [example/website]\n${teamConfiguration}`);
  team.github.repositories.push(website);
  const home = await team.open();
  await processHints(home, [team.people.opensIssue("grace-g", 1)]);
  return { team, home };
}

function told(team: FakeTeam, number: number, repository = home1): readonly string[] {
  return team.github
    .commentsOn(repository.id, number)
    .map(({ facts }) => facts.body)
    .filter((body) => body.includes("tutti:dead-letter"));
}

describe("a dead letter is told", () => {
  test("on the issue of its task, without the reason, which is the operator's", async () => {
    const { team, home } = await startedTeam();
    await tellBuried([home], team.services.logger, [buried("1#1")]);

    expect(told(team, 1)).toHaveLength(1);
    expect(told(team, 1)[0]).toContain("/retry");
    expect(told(team, 1)[0]).not.toContain("secret");
  });

  test("once for all of an issue, and once however often it is said", async () => {
    const { team, home } = await startedTeam();
    const letters = [buried("1#1"), buried("1#1", "issue_comment")];
    await tellBuried([home], team.services.logger, letters);
    await tellBuried([home], team.services.logger, letters);

    expect(told(team, 1)).toHaveLength(1);
    expect(told(team, 1)[0]).toContain("`issues`, `issue_comment`");
  });

  test("on a pull request that is known, and on one of which nothing is known yet", async () => {
    const { team, home } = await startedTeam();
    await processHints(home, [team.people.opensPullRequest("bob-g", 5)]);
    team.people.opensPullRequest("bob-g", 6);

    await tellBuried([home], team.services.logger, [buried("1#5"), buried("1#6")]);

    expect(told(team, 5)).toHaveLength(1);
    expect(told(team, 6)).toHaveLength(1);
  });

  test("in a repository that joined", async () => {
    const { team, home } = await startedTeam();
    await processHints(home, [new FakePeople(team.github, website).opensIssue("grace-g", 1)]);

    await tellBuried([home], team.services.logger, [buried("2#1")]);

    expect(told(team, 1, website)).toHaveLength(1);
    expect(told(team, 1)).toEqual([]);
  });

  test("on an issue whose very opening failed, if its label asks for care", async () => {
    const { team, home } = await startedTeam();
    team.people.opensIssue("grace-g", 2);
    team.people.opensIssue("grace-g", 3, { labels: ["bug"] });

    await tellBuried([home], team.services.logger, [buried("1#2"), buried("1#3")]);

    expect(told(team, 2)).toHaveLength(1);
    expect(told(team, 3)).toEqual([]);
  });
});

test.each(["3#1", "1", "1#99", "7"])(
  "a dead letter of %s, which no home knows, is the operator's alone",
  async (entity) => {
    const { team, home } = await startedTeam();
    const writes = team.forge.requests.filter(({ method }) => method === "apply").length;

    await tellBuried([home], team.services.logger, [buried(entity)]);

    expect(team.forge.requests.filter(({ method }) => method === "apply")).toHaveLength(writes);
    expect(team.log).toContainEqual(
      expect.objectContaining({ level: "error", message: "dead letters nobody can be told of" }),
    );
  },
);

test("what cannot be told now is said to be so, to be told later", async () => {
  const { team, home } = await startedTeam();
  team.forge.unwritable = { outcome: "unavailable", reason: "a budget is spent", retryAt: 42 };

  await expect(tellBuried([home], team.services.logger, [buried("1#1")])).rejects.toThrow(ForgeUnavailable);
});
