// One reply stands under an issue or pull request. What it told one person, a refusal of another's does not take away.
import { expect, test } from "vitest";
import { fakeDeliveries } from "../../support/fake-deliveries.ts";
import { fakeTeam } from "../../support/fake-home.ts";
import { repositoryId } from "../../support/fake-github-state.ts";

async function withTask() {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team, {}, 0);
  await deliver([team.people.opensIssue("grace-g", 1)]);
  const replyOn = (number: number) => {
    const replies = team.github
      .commentsOn(repositoryId(1), number)
      .map(({ facts }) => facts.body)
      .filter((body) => body.includes("tutti:reply"));
    expect(replies).toHaveLength(1);
    return replies[0] ?? "";
  };
  return { ...team, deliver, replyOn };
}

test("each refusal quotes its command and names whose it was; the newest is first", async () => {
  const { people, deliver, replyOn } = await withTask();
  await deliver([people.says("bob-g", 1, "/tier 2")]);
  await deliver([people.says("cy-g", 1, "/estimate 3h")]);

  const reply = replyOn(1);
  const [newest, earlier] = reply.split("<summary>");
  expect(newest).toMatch(/^`\/estimate 3h` by `cy` on 2026-01-05 09:00 UTC: That is for the assignee/);
  expect(newest).not.toContain("/tier 2");
  expect(earlier).toMatch(
    /`\/tier 2` by `bob` on 2026-01-05 09:00 UTC: That is for the domain lead or above/,
  );
});

test("all lines of the newest comment stand together, and a stranger's is named as such", async () => {
  const { people, deliver, replyOn } = await withTask();
  await deliver([people.says("bob-g", 1, "/tier 3")]);
  await deliver([people.says("eve-g", 1, "/tier 2\n/priority P1")]);

  const [newest = "", earlier = ""] = replyOn(1).split("<summary>");
  expect(newest).toContain("`/tier 2` by somebody who is no member");
  expect(newest).toContain("`/priority P1` by somebody who is no member");
  expect(earlier).toContain("`/tier 3` by `bob`");
});

test("an earlier comment that is looked at again does not put its refusal in the place of a newer one", async () => {
  const { people, deliver, replyOn } = await withTask();
  const first = people.says("bob-g", 1, "/tier 2");
  await deliver([first]);
  await deliver([people.says("cy-g", 1, "/estimate 3h")]);
  const before = replyOn(1);

  await deliver([first]);

  expect(replyOn(1)).toBe(before);
});

test("what was done by hand and what was commented are told side by side", async () => {
  const { people, deliver, replyOn } = await withTask();
  await deliver([people.labels("bob-g", 1, "state/completed")]);
  await deliver([people.says("cy-g", 1, "/estimate 3h")]);

  const [newest = "", earlier = ""] = replyOn(1).split("<summary>");
  expect(newest).toContain("`/estimate 3h` by `cy`");
  expect(earlier).toContain("`label state/completed` by `bob`");
});

test("the reply on a pull request tells what was ordered there, that on the issue what was ordered here", async () => {
  const { people, deliver, replyOn, github } = await withTask();
  const task = github.issueAt(repositoryId(1), 1).facts.id;
  await deliver([people.opensPullRequest("bob-g", 5, { links: [{ task, source: "closing-keyword" }] })]);
  await deliver([people.says("cy-g", 5, "/override it is late")]);
  await deliver([people.says("cy-g", 5, "/tier 2")]);
  await deliver([people.says("bob-g", 1, "/tier 3")]);

  expect(replyOn(5)).toContain("`/override it is late` by `cy`");
  expect(replyOn(5)).toContain("`/tier 2` by `cy`");
  expect(replyOn(5)).not.toContain("/tier 3");
  expect(replyOn(1)).not.toContain("by `cy`");
});

test("of many refusals the newest stay", async () => {
  const { people, deliver, replyOn } = await withTask();
  for (let hours = 1; hours <= 14; hours += 1) {
    await deliver([people.says("cy-g", 1, `/estimate ${hours}h`)]);
  }
  const told = [...replyOn(1).matchAll(/`\/estimate (\d+)h` by/g)].map(([, hours]) => Number(hours));
  expect(told).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
});

test("`/retry` that finds nothing leaves what was refused to be read", async () => {
  const { people, deliver, replyOn, github } = await withTask();
  await deliver([people.says("bob-g", 1, "/tier 2")]);
  await deliver([people.says("grace-g", 1, "/retry")]);

  expect(replyOn(1)).toContain("`/tier 2` by `bob`");
  const bodies = github.commentsOn(repositoryId(1), 1).map(({ facts }) => facts.body);
  expect(bodies.at(-1)).toContain("Nothing failed here");
});

test("a process that has just started tells the same from the ledger", async () => {
  const team = await withTask();
  await team.deliver([team.people.says("bob-g", 1, "/tier 2")]);
  const again = fakeDeliveries(team);
  await again.deliver([team.people.says("cy-g", 1, "/estimate 3h")]);
  expect(team.replyOn(1)).toContain("`/tier 2` by `bob`");
});
