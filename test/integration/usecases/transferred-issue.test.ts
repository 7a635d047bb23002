import { expect, test } from "vitest";
import { checkpoint, stateVersion } from "../../../src/domain/checkpoint.ts";
import { TaskId } from "../../../src/domain/ids.ts";
import type { Task } from "../../../src/domain/task/schema.ts";
import { sweep } from "../../../src/usecases/sweep.ts";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { repositoryId } from "../../support/fake-github-state.ts";
import { fakeTeam, home1, teamConfiguration } from "../../support/fake-home.ts";
import { FakePeople } from "../../support/fake-people.ts";
import { type Transfer, transfersIssue } from "../../support/fake-transfer.ts";

const web = { ...home1, id: repositoryId(2), name: "web" };
const shop = { ...home1, id: repositoryId(3), name: "shop" };

/** Bob works on issue 1 of the home; `web` is of the home too; `shop` would be, but the home does not name it. */
async function bobsTask() {
  const team = fakeTeam(`repositories: [example/web]\n${teamConfiguration}`);
  team.github.repositories.push(web, shop);
  for (const { id } of [web, shop]) team.github.files.set(`${id}:.github/tutti.yml`, "home: example/home\n");
  const { people, github } = team;
  const { deliver } = fakeDeliveries(team);
  await deliver([people.opensIssue("grace-g", 1)]);
  await deliver([people.says("ada-g", 1, "/assign @bob-g")]);
  await deliver([people.says("bob-g", 1, "/start")]);
  const transfer = (to: typeof web, labels: readonly string[]): Transfer =>
    transfersIssue(
      github,
      "grace-g",
      { people, number: 1 },
      { people: new FakePeople(github, to), number: 5, labels },
    );
  const tasks = async (): Promise<readonly Task[]> => {
    const home = await team.open();
    return [...home.state.tasks.entries()].map(([, task]) => task);
  };
  return { team, deliver, transfer, tasks, there: new FakePeople(github, web) };
}

const all = ["kind/instruction", "tier/1", "state/in-progress"];

const orders: readonly (readonly [string, (transfer: Transfer) => readonly (keyof Transfer)[]])[] = [
  ["the old repository tells first", () => ["away", "here"]],
  ["the new repository tells first", () => ["here", "away"]],
  ["only the old one tells", () => ["away"]],
  ["only the new one tells", () => ["here"]],
  ["each tells twice", () => ["here", "away", "here", "away"]],
];

test.each(orders)("one task goes on under the new number: %s", async (_, order) => {
  for (const labels of [all, []]) {
    const { team, deliver, transfer, tasks, there } = await bobsTask();
    const told = transfer(web, labels);
    team.forge.requests.length = 0;
    for (const each of order(told)) {
      expect(await deliver(told[each])).toMatchObject([{ outcome: "done" }]);
    }
    expect(await tasks()).toMatchObject([
      {
        id: "issue-1-1",
        repository: web.id,
        number: 5,
        state: "in-progress",
        assignee: "bob",
        tracked: true,
      },
    ]);
    expect(team.github.issueAt(web.id, 5).facts.labels).toEqual(
      expect.arrayContaining(["state/in-progress"]),
    );
    const effects = team.forge.requests.flatMap((request) => request.effects);
    const subjects = effects.map((effect) => ("subject" in effect ? effect.subject : effect.kind));
    expect(new Set(subjects)).toEqual(new Set(["issue-2-5"]));
    const cards = team.github.commentsOn(web.id, 5).filter(({ facts }) => facts.body.includes("tutti:card"));
    expect(cards).toHaveLength(1);

    await deliver(
      [there.says("bob-g", 5, "/block no key on #9")],
      [there.opensIssue("eve-g", 9, { labels: [] })],
    );
    await deliver([there.says("bob-g", 5, "/block no key on #9")]);
    await deliver([there.closes("grace-g", 5, "not-planned")]);
    expect(await tasks()).toMatchObject([{ state: "completed", resolution: "not-planned" }]);
  }
});

test("its pull request stays linked to it, and moves it", async () => {
  const { deliver, transfer, tasks, team, there } = await bobsTask();
  const { id } = team.github.issueAt(home1.id, 1).facts;
  const links = [{ task: id, source: "closing-keyword" as const }];
  await deliver([team.people.opensPullRequest("bob-g", 2, { links })]);
  const told = transfer(web, all);
  await deliver(told.here);
  const now = {
    ...links[0],
    task: team.github.issueAt(web.id, 5).facts.id,
    source: "closing-keyword" as const,
  };
  await deliver([team.people.changesPullRequest("bob-g", 2, { links: [now] })]);
  expect(await tasks()).toMatchObject([{ state: "under-review", pullRequests: ["pull-1-2"] }]);
  await deliver([there.says("bob-g", 5, "/status")]);
  expect(await tasks()).toHaveLength(1);
});

test.each([
  ["its branch", { headRef: "tutti/1-search" }],
  [
    "words that name the number it had",
    { links: [{ task: TaskId.parse("issue-1-1"), source: "closing-keyword" }] },
  ],
] as const)("a pull request that is its by %s stays its, and keeps its gate", async (_, words) => {
  const { deliver, transfer, tasks, team } = await bobsTask();
  const links = "links" in words ? [...words.links] : [];
  await deliver([team.people.opensPullRequest("bob-g", 2, { ...words, links })]);
  await deliver(transfer(web, all).here);
  await deliver([team.people.changesPullRequest("bob-g", 2, { links: [] })]);
  expect(await tasks()).toMatchObject([{ state: "under-review", pullRequests: ["pull-1-2"] }]);
});

test("a sweep that finds the new issue before anybody tells of it makes no other task of it, however many there are", async () => {
  const { deliver, transfer, tasks, team } = await bobsTask();
  const numbers = Array.from({ length: 100 }, (_, index) => index + 10);
  await deliver(numbers.map((number) => team.people.opensIssue("grace-g", number)));
  const home = await team.open();
  await sweep(home);
  team.clock.advance(60_000);
  const told = transfer(web, all);
  // Not among those that this sweep asks for in their turn.
  home.checkedUpTo = 1;
  await sweep(home);
  const moved = { id: "issue-1-1", repository: web.id, number: 5, state: "in-progress", tracked: true };
  const all101 = await tasks();
  expect(all101).toHaveLength(101);
  expect(all101).toContainEqual(expect.objectContaining(moved));
  const { seq } = home.position;
  await deliver(told.away);
  await deliver(told.here);
  expect(home.position.seq).toBe(seq);
});

test.each(orders)("out of the home, the task is let go, and none is opened: %s", async (_, order) => {
  const { team, deliver, transfer, tasks } = await bobsTask();
  const told = transfer(shop, all);
  const shown = () => [team.github.issueAt(shop.id, 5).facts, team.github.commentsOn(shop.id, 5)];
  const before = structuredClone(shown());
  for (const each of order(told)) await deliver(told[each]);
  expect(await tasks()).toMatchObject([{ id: "issue-1-1", tracked: false, clock: null, assignee: "bob" }]);
  expect(shown()).toEqual(before);
});

test("an issue that comes from a repository under nobody's care is opened where it is now", async () => {
  const { team, deliver, tasks, there } = await bobsTask();
  const outside = new FakePeople(team.github, shop);
  outside.opensIssue("grace-g", 7);
  const told = transfersIssue(
    team.github,
    "grace-g",
    { people: outside, number: 7 },
    { people: there, number: 8, labels: ["kind/instruction"] },
  );
  expect(await deliver(told.away)).toMatchObject([{ outcome: "ignored" }]);
  expect(await deliver(told.here)).toMatchObject([{ outcome: "done" }]);
  expect(await tasks()).toMatchObject([{ number: 1 }, { repository: web.id, number: 8, state: "pending" }]);
});

test("a replay, a checkpoint and the process that wrote it agree, and the ledger is sound", async () => {
  const { team, deliver, transfer } = await bobsTask();
  await deliver(transfer(web, all).here);
  const replayed = await team.open();
  const shards = checkpoint(replayed.state);
  expect(await replayed.ledger.writeCheckpoint({ stateVersion, shards }, replayed.position)).toMatchObject({
    outcome: "written",
  });
  expect(checkpoint((await team.open()).state)).toEqual(shards);
  expect((await replayed.ledger.verify()).problems).toEqual([]);
});
