import { expect, test } from "vitest";
import { repositoryId } from "../../../test/support/fake-github-state.ts";
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
