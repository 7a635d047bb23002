import { expect, test } from "vitest";
import { home1 } from "../../support/fake-home.ts";
import { planning } from "../../support/planning.ts";

test("`/ready` in review changes nothing, and says that it is in review", async () => {
  const { people, does, task, team } = await planning();
  const links = [{ task: task().id, source: "closing-keyword" as const }];
  await does(people.says("ada-g", 1, "/assign @bob-g\n/tier 2"));
  await does(people.opensPullRequest("bob-g", 5, { links }));
  await does(people.approves("cy-g", 5));
  expect(task().state).toBe("domain-review");
  const { entry } = task();
  await does(people.says("bob-g", 1, "/ready"));
  expect(task()).toMatchObject({ state: "domain-review", entry });
  const said = team.github.commentsOn(home1.id, 1).map(({ facts }) => facts.body);
  expect(said.join("\n")).toContain("that is so already: in review");
});
