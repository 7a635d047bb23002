import { expect, test } from "vitest";
import { addressOf, repositoryId } from "../../../test/support/fake-github-state.ts";
import { home1 } from "../../../test/support/fake-home.ts";
import { FakePeople } from "../../../test/support/fake-people.ts";
import { planning, type Planning } from "../../../test/support/planning.ts";

/** Bob's task waits for issue 13, which is no task. */
async function waiting(): Promise<Planning> {
  const home = await planning();
  const { people, does } = home;
  people.opensIssue("eve-g", 13, { labels: [] });
  await does(people.says("ada-g", 1, "/assign @bob-g"));
  await does(people.says("bob-g", 1, "/start"));
  await does(people.says("bob-g", 1, "/block no key on #13"));
  expect(home.task().state).toBe("blocked");
  return home;
}

test("a task goes on when the issue that it waits for is closed, though that is no task", async () => {
  const { people, does, task } = await waiting();
  await does(people.closes("eve-g", 13, "not-planned"));
  expect(task()).toMatchObject({ state: "in-progress", blocker: null });
});

test("a task stays blocked while the issue is open, whatever happens to it, and when another is closed", async () => {
  const { people, does, task } = await waiting();
  people.opensIssue("eve-g", 14, { labels: [] });
  await does(people.assigns("ada-g", 13, "cy-g"));
  await does(people.closes("eve-g", 14));
  expect(task().state).toBe("blocked");
});

test("an issue that is closed and was let go before ends the wait too", async () => {
  const { people, does, task } = await waiting();
  await does(people.says("ada-g", 13, "/track"));
  await does(people.says("ada-g", 13, "/untrack"));
  expect(task().state).toBe("blocked");
  await does(people.closes("eve-g", 13));
  expect(task().state).toBe("in-progress");
});

test("an issue of another repository is told by its name, not by its number alone", async () => {
  const { people, does, task, team } = await waiting();
  const web = { ...home1, id: repositoryId(2), name: "web" };
  team.github.repositories.push(web);
  const there = new FakePeople(team.github, web);
  there.opensIssue("eve-g", 13, { labels: [] });
  await does(there.closes("eve-g", 13));
  expect(task().state).toBe("blocked");
  await does(people.says("bob-g", 1, "/unblock"));
  await does(people.says("bob-g", 1, "/block no key on Example/Web#13"));
  await does(there.closes("eve-g", 13));
  expect(task().state).toBe("in-progress");
});

const sender = (people: FakePeople) => people.account("eve-g");

test.each([
  ["is no task", []],
  ["is a task", ["kind/tactical", "tier/1"]],
])("a task goes on when the issue that it waits for is deleted, which %s", async (_, labels) => {
  const { people, does, task, team } = await waiting();
  if (labels.length > 0) await does(people.labels("grace-g", 13, ...labels));
  expect(task().state).toBe("blocked");
  const { id, updatedAt } = team.github.issueAt(home1.id, 13).facts;
  team.github.issues.delete(addressOf(home1.id, 13));
  await does({
    kind: "issue-deleted",
    at: updatedAt,
    repository: home1,
    task: id,
    number: 13,
    sender: sender(people),
  });
  expect(task()).toMatchObject({ state: "in-progress", blocker: null });
  expect(team.github.issueAt(home1.id, 1).facts.labels).toContain("state/in-progress");
});

test("a task waits for an issue that was transferred where that stands now, and its card says so", async () => {
  const { people, does, task, team } = await waiting();
  const web = { ...home1, id: repositoryId(2), name: "web" };
  team.github.repositories.push(web);
  const there = new FakePeople(team.github, web);
  const opened = there.opensIssue("eve-g", 5, { labels: [] });
  const { id } = team.github.issueAt(home1.id, 13).facts;
  team.github.issues.delete(addressOf(home1.id, 13));
  const to = { task: opened.issue.id, repository: web, number: 5 };
  const moved = {
    kind: "issue-transferred",
    at: opened.at,
    repository: home1,
    task: id,
    number: 13,
    to,
  } as const;
  await does({ ...moved, sender: sender(people) });
  expect(task()).toMatchObject({ state: "blocked", blocker: { repository: "example/web", number: 5 } });
  const card = team.github.commentsOn(home1.id, 1).find(({ facts }) => facts.body.includes("tutti:card"))
    ?.facts.body;
  expect(card).toContain("example/web issue 5");

  people.opensIssue("eve-g", 14, { labels: [] });
  await does(there.closes("eve-g", 5));
  expect(task()).toMatchObject({ state: "in-progress", blocker: null });
});

test("a task that waits for a task goes on when that is completed, however its repository was written", async () => {
  const { people, does, task } = await waiting();
  await does(people.opensIssue("grace-g", 15));
  await does(people.says("bob-g", 1, "/unblock"));
  await does(people.says("bob-g", 1, "/block no key on Example/HOME#15"));
  expect(task().state).toBe("blocked");
  await does(people.closes("grace-g", 15, "not-planned"));
  expect(task().state).toBe("in-progress");
});
