// What a lead's `/tier` changes: the route of the task, for as long as nobody says otherwise.
import { expect, test } from "vitest";
import { planning } from "../../support/planning.ts";

test("a pending task that is given tier 2 goes into planning, as if it had been opened with it", async () => {
  const { people, does, task } = await planning();
  expect(task()).toMatchObject({ state: "pending", tier: 1 });
  await does(people.says("ada-g", 1, "/tier 2"));
  await does(people.opensIssue("grace-g", 2, { labels: ["kind/instruction", "tier/2"] }));
  expect(task()).toMatchObject({ state: "in-planning", tier: 2 });
  expect(task(2).state).toBe("in-planning");
});

test("a task that somebody has already is not taken from them by another tier", async () => {
  const { people, does, task } = await planning();
  await does(people.says("ada-g", 1, "/assign @bob-g"));
  await does(people.says("ada-g", 1, "/tier 2"));
  expect(task()).toMatchObject({ state: "assigned", tier: 2 });
});

test("a simpler tier needs no plan", async () => {
  const { people, does, task } = await planning();
  await does(people.says("ada-g", 1, "/tier 0"));
  expect(task()).toMatchObject({ state: "pending", tier: 0 });
});

test("the tier that a lead set stays when the task is let go and taken up again", async () => {
  const { people, does, task } = await planning();
  await does(people.opensIssue("grace-g", 2, { labels: ["kind/tactical"] }));
  const routed = task(2).tier;
  await does(people.says("ada-g", 2, "/tier 3"));
  expect(routed).not.toBe(3);
  await does(people.says("ada-g", 2, "/untrack"));
  await does(people.says("ada-g", 2, "/track"));
  expect(task(2)).toMatchObject({ tracked: true, tier: 3, tierReasons: ["set by ada"] });
});

test("a tier that nobody set is found anew", async () => {
  const { people, does, task, team } = await planning();
  await does(people.says("ada-g", 1, "/untrack"));
  team.github.setLabel(
    team.github.issueAt(people.repository.id, 1),
    people.account("ada-g"),
    "unlabeled",
    "tier/1",
  );
  team.github.setLabel(
    team.github.issueAt(people.repository.id, 1),
    people.account("ada-g"),
    "labeled",
    "tier/2",
  );
  await does(people.says("ada-g", 1, "/track"));
  expect(task().tier).toBe(2);
});

const simpler = { title: "Migrate the invoices", labels: ["kind/instruction", "tier/1"] };

test("a label at opening makes a task simpler only as the word of whoever may say so", async () => {
  const { people, does, task } = await planning();
  await does(people.opensIssue("ada-g", 2, simpler));
  await does(people.opensIssue("bob-g", 3, simpler));
  expect([task(2).tier, task(3).tier]).toEqual([1, 2]);
  expect(task(3).tierReasons.join(" ")).toContain("“tier/1” was left out");
});

test("whose word a label is, its timeline tells: not who opened the issue, and not who made it a task", async () => {
  const { people, does, task } = await planning();
  people.opensIssue("ada-g", 2, { ...simpler, labels: [] });
  await does(people.labels("bob-g", 2, ...simpler.labels));
  people.opensIssue("bob-g", 3, { ...simpler, labels: [] });
  await does(people.labels("ada-g", 3, ...simpler.labels));
  people.opensIssue("bob-g", 4, { ...simpler, labels: ["tier/1"] });
  await does(people.says("ada-g", 4, "/track"));
  people.opensIssue("ada-g", 5, { ...simpler, labels: ["tier/1"] });
  await does(people.says("grace-g", 5, "/track"));
  expect([2, 3, 4, 5].map((number) => task(number).tier)).toEqual([2, 1, 2, 1]);
});

test("a lead without rights in the repository says nothing by a label", async () => {
  const { people, does, task, team } = await planning();
  team.github.permissions.set("ada-g", "read");
  await does(people.opensIssue("ada-g", 2, simpler));
  expect(task(2).tier).toBe(2);
});

test("while the timeline lags, labels that an issue is opened with are its opener's", async () => {
  const { people, does, task, team } = await planning();
  const opened = people.opensIssue("ada-g", 2, simpler);
  const issue = team.github.issueAt(people.repository.id, 2);
  issue.timeline.splice(0);
  await does(opened);
  expect(task(2).tier).toBe(1);
});
