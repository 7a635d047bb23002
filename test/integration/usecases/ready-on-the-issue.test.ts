// `/ready` where there is a pull request: carried out, or told what to do next and where.
import { expect, test } from "vitest";
import { home1 } from "../../support/fake-home.ts";
import { planning } from "../../support/planning.ts";

type Words = { readonly draft?: boolean; readonly linked?: boolean };

async function withPullRequest({ draft = false, linked = true }: Words) {
  const story = await planning();
  const { people, does, task, team } = story;
  const links = linked ? [{ task: task().id, source: "closing-keyword" as const }] : [];
  await does(people.says("ada-g", 1, "/assign @bob-g\n/tier 2"));
  await does(people.opensPullRequest("bob-g", 5, { links, draft }));
  const replyOn = (number: number): string =>
    team.github
      .commentsOn(home1.id, number)
      .map(({ facts }) => facts.body)
      .find((body) => body.includes("tutti:reply")) ?? "";
  return { ...story, replyOn };
}

test.each([1, 5])("on #%d, while it is a draft: marking it as ready is the next step", async (number) => {
  const { people, does, task, replyOn } = await withPullRequest({ draft: true });
  await does(people.says("bob-g", number, "/ready"));
  expect(task().state).toBe("in-progress");
  expect(replyOn(number)).toContain(
    "Pull request 5 is a draft: press “Ready for review” there. That asks for the review by itself, and needs no command.",
  );
  expect(replyOn(number)).not.toContain("/force");
});

test("on the issue, after changes were asked for: carried out", async () => {
  const { people, does, task, team, replyOn } = await withPullRequest({});
  const { head } = team.github.pullRequestAt(home1.id, 5).look.facts;
  const reviewer = people.account("cy-g").id;
  const review = { id: "r", decision: "changes-requested", commit: head.sha, at: team.github.now() } as const;
  await does(people.changesPullRequest("cy-g", 5, { reviews: [{ ...review, reviewer }] }));
  expect(task().state).toBe("in-progress");

  await does(people.says("bob-g", 1, "/ready"));

  expect(task().state).toBe("under-review");
  expect(replyOn(1)).toBe("");
});

test("on the issue, while it is in review: says by which pull request, and where it is told whose turn it is", async () => {
  const { people, does, task, replyOn } = await withPullRequest({});
  await does(people.says("bob-g", 1, "/ready"));
  expect(task().state).toBe("under-review");
  expect(replyOn(1)).toContain(
    "Nothing to do, that is so already: in review, with pull request 5. `/why` tells whose review it waits for.",
  );
});

test("on the issue that no pull request is linked to: names one's own that could be", async () => {
  const { people, does, replyOn } = await withPullRequest({ linked: false });
  await does(people.says("bob-g", 1, "/ready"));
  expect(replyOn(1)).toContain(
    "Your pull request 5 is linked to no task: `Closes #1` in its description links it to this one.",
  );
  await does(people.says("ada-g", 1, "/ready"));
  expect(replyOn(1)).toMatch(/^`\/ready` by `ada` [^]*a pushed branch alone is none[^]*<summary>/);
});

test("on the issue that is blocked: names the command that lets it go on", async () => {
  const { people, does, replyOn } = await withPullRequest({ draft: true });
  await does(people.says("bob-g", 1, "/block no key @ada-g: buys one"));
  await does(people.says("bob-g", 1, "/ready"));
  expect(replyOn(1)).toMatch(
    /From `blocked` there is no way to `under-review`.*You can give here now: .*`\/unblock`/,
  );
});
