// How deliveries are settled: whose fault it is, and what people are shown meanwhile.
import { describe, expect, test } from "vitest";
import type { Forge } from "../../../src/ports/forge.ts";
import { ForgeForbidden, ForgeUnavailable } from "../../../src/ports/forge.ts";
import type { RepositoryReference } from "../../../src/ports/forge-facts.ts";
import { fakeDeliveries, lane } from "../../support/fake-deliveries.ts";
import { repositoryId } from "../../support/fake-github-state.ts";
import { fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";
import { FakePeople } from "../../support/fake-people.ts";

const outcomes = (settled: readonly { readonly outcome: string }[]): readonly string[] =>
  settled.map(({ outcome }) => outcome);

const website: RepositoryReference = { ...home1, id: repositoryId(2), name: "website" };

describe("a repository", () => {
  test("without a configuration is nobody's: its deliveries are ignored", async () => {
    const team = fakeTeam();
    team.github.files.clear();
    const { deliver } = fakeDeliveries(team);

    expect(await deliver([team.people.opensIssue("grace-g", 1)])).toMatchObject([
      { outcome: "ignored", reason: expect.stringContaining(".github/tutti.yml") },
    ]);
    expect(await team.branch.read([])).toBeNull();
  });

  test.each([
    ["that its home names back is worked on there", "repositories: [example/website]\n", "done"],
    ["that its home does not name is ignored", "", "ignored"],
  ])("%s", async (_, repositories, outcome) => {
    const team = fakeTeam(`${repositories}${teamConfiguration}`);
    team.github.repositories.push(website);
    team.github.files.set("2:.github/tutti.yml", "home: example/home\n");
    const { deliver } = fakeDeliveries(team);

    const settled = await deliver([new FakePeople(team.github, website).opensIssue("grace-g", 1)]);

    expect(outcomes(settled)).toEqual([outcome]);
    expect(team.github.commentsOn(website.id, 1)).toHaveLength(outcome === "done" ? 1 : 0);
  });

  test.each([
    ["a home whose file was deleted", null],
    ["a home whose file is faulty by now", "mode: sideways\n"],
  ])("that joined %s belongs to it also for a process that starts then", async (_, text) => {
    const team = fakeTeam(`repositories: [example/website]\n${teamConfiguration}`);
    team.github.repositories.push(website);
    team.github.files.set("2:.github/tutti.yml", "home: example/home\n");
    await fakeDeliveries(team).deliver([team.people.opensIssue("grace-g", 1)]);
    if (text === null) team.people.deletesConfiguration("grace-g");
    else team.people.pushesConfiguration("grace-g", text);
    const { deliver, homes } = fakeDeliveries(team);

    const people = new FakePeople(team.github, website);
    await deliver([people.opensIssue("grace-g", 1)]);
    await deliver([people.says("ada-g", 1, "/assign @bob-g")]);

    expect(team.github.issueAt(website.id, 1).facts.labels).toContain("state/assigned");
    const stranger: RepositoryReference = { ...home1, id: repositoryId(3), name: "stranger" };
    team.github.files.set("3:.github/tutti.yml", "home: example/home\n");
    expect(await homes.homeOf(lane, stranger)).toBeNull();
  });

  test("that joined a home stays with it, whatever else is wrong with its own file", async () => {
    const team = fakeTeam(`repositories: [example/website]\n${teamConfiguration}`);
    team.github.repositories.push(website);
    const { homes } = fakeDeliveries(team);
    for (const text of ["home: example/home\nmode: sideways\n", 'home: example/home\nlead: "grace\n']) {
      team.github.files.set("2:.github/tutti.yml", text);
      homes.forget();
      expect(await homes.homeOf(lane, website)).toEqual(home1);
    }
  });

  test("that its home names only later is worked on from then on", async () => {
    const team = fakeTeam();
    team.github.repositories.push(website);
    team.github.files.set("2:.github/tutti.yml", "home: example/home\n");
    const { deliver } = fakeDeliveries(team);
    const people = new FakePeople(team.github, website);
    expect(outcomes(await deliver([people.opensIssue("grace-g", 1)]))).toEqual(["ignored"]);

    const text = `repositories: [example/website]\n${teamConfiguration}`;
    await deliver([team.people.pushesConfiguration("grace-g", text)]);

    expect(outcomes(await deliver([people.opensIssue("grace-g", 2)]))).toEqual(["done"]);
  });

  test("is worked on once a configuration is pushed to it", async () => {
    const team = fakeTeam();
    team.github.files.clear();
    const { deliver } = fakeDeliveries(team);
    await deliver([team.people.opensIssue("grace-g", 1)]);

    const settled = await deliver([team.people.pushesConfiguration("grace-g", teamConfiguration)]);

    expect(outcomes(settled)).toEqual(["done"]);
    expect(outcomes(await deliver([team.people.opensIssue("grace-g", 2)]))).toEqual(["done"]);
  });
});

describe("a delivery", () => {
  test("that says nothing to us is ignored with the reason", async () => {
    const { deliver } = fakeDeliveries(fakeTeam());
    expect(await deliver({ outcome: "ignored", reason: "stars" }, [])).toMatchObject([
      { outcome: "ignored", reason: "stars" },
      { outcome: "ignored", reason: "nothing in it" },
    ]);
  });

  test("whose decision throws fails alone", async () => {
    const team = fakeTeam();
    const digest = (text: string): string => {
      if (text.includes("poison")) throw new Error("a defect");
      return team.services.digest(text);
    };
    const { deliver } = fakeDeliveries(team, { digest });
    await deliver([team.people.opensIssue("grace-g", 1)]);

    const settled = await deliver(
      [team.people.says("ada-g", 1, "/escalate poison")],
      [team.people.says("ada-g", 1, "/assign @bob-g")],
    );

    expect(settled).toMatchObject([{ outcome: "failed", reason: "Error: a defect" }, { outcome: "done" }]);
  });

  test("that makes the whole batch throw is found by halving, and the others go on", async () => {
    const team = fakeTeam();
    const look: Forge["look"] = async (subjects) => {
      if (subjects.issues.some(({ number }) => number === 2)) throw new Error("a defect");
      return team.forge.look(subjects);
    };
    const { deliver } = fakeDeliveries(team, { forge: { ...team.forge, look } });

    const settled = await deliver(
      [team.people.opensIssue("grace-g", 1)],
      [team.people.opensIssue("grace-g", 2)],
      [team.people.opensIssue("grace-g", 3)],
    );

    expect(outcomes(settled)).toEqual(["done", "failed", "done"]);
  });

  test("waits, without a try spent, until GitHub can be asked again", async () => {
    const team = fakeTeam();
    const { deliver } = fakeDeliveries(team);
    team.forge.broken.set("look", new ForgeUnavailable("the quota is spent", 99_000));

    expect(await deliver([team.people.opensIssue("grace-g", 1)])).toMatchObject([
      { outcome: "deferred", reason: expect.stringContaining("the quota is spent"), until: 99_000 },
    ]);
  });

  test("rests for some minutes when a permission is missing", async () => {
    const team = fakeTeam();
    const { deliver } = fakeDeliveries(team);
    team.forge.broken.set("look", new ForgeForbidden("issues: read"));

    const [settled] = await deliver([team.people.opensIssue("grace-g", 1)]);

    expect(settled).toMatchObject({ outcome: "deferred", until: team.clock.now() + 300_000 });
  });

  test("waits with its batch until its views can be written", async () => {
    const team = fakeTeam();
    const { deliver } = fakeDeliveries(team);
    team.forge.unwritable = { outcome: "unavailable", reason: "a budget is spent", retryAt: 42 };

    expect(await deliver([team.people.opensIssue("grace-g", 1)])).toMatchObject([
      { outcome: "deferred", reason: "a budget is spent", until: 42 },
    ]);
  });

  test("with an accepted `/retry` gives the dead letters of its issue their tries again; a refused one does not", async () => {
    const team = fakeTeam();
    const { deliver, retried } = fakeDeliveries(team);
    await deliver([team.people.opensIssue("grace-g", 1)]);
    await deliver([team.people.says("bob-g", 1, "/retry")]);
    expect(retried).toEqual([]);

    await deliver([team.people.says("mia-g", 1, "/retry")]);

    expect(retried).toEqual(["1#1"]);
  });

  test("with `/retry` where nothing failed is answered so", async () => {
    const said = async (buried: number) => {
      const team = fakeTeam();
      const { deliver } = fakeDeliveries(team, {}, buried);
      await deliver([team.people.opensIssue("grace-g", 1)]);
      await deliver([team.people.says("mia-g", 1, "/retry")]);
      const bodies = team.github.commentsOn(home1.id, 1).map(({ facts }) => facts.body);
      return bodies.filter((body) => body.includes("Nothing failed here"));
    };

    expect(await said(0)).toHaveLength(1);
    expect(await said(1)).toHaveLength(0);
  });
});

test("a repository whose home cannot be found is asked for once a batch", async () => {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team);
  const said = [1, 2, 3].map((number) => [team.people.opensIssue("grace-g", number)]);
  team.forge.broken.set("file", new ForgeUnavailable("502 Server Error", null));
  expect((await deliver(...said)).map(({ outcome }) => outcome)).toEqual([
    "deferred",
    "deferred",
    "deferred",
  ]);
  expect(team.forge.requests.filter(({ method }) => method === "file")).toHaveLength(1);
});
