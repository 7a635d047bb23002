// Fault 56: another bot changes the same issue again and again.
import { expect, test } from "vitest";
import { fakeDeliveries } from "../support/fake-deliveries.ts";
import { repositoryId } from "../support/fake-github-state.ts";
import { fakeTeam } from "../support/fake-home.ts";

const home = repositoryId(1);

test("what is no order costs one look for all that waits, and nothing is written", async () => {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team);
  const { people, github, forge } = team;
  await deliver([people.opensIssue("grace-g", 1)], [people.opensIssue("grace-g", 2)]);
  const before = (await team.open()).position.seq;
  const said = github.commentsOn(home, 1).length;
  forge.requests.length = 0;

  const storm = Array.from({ length: 250 }, () => [
    [people.labels("other[bot]", 1, "flaky")],
    [people.unlabels("other[bot]", 1, "flaky")],
  ]).flat();
  const settled = await deliver(...storm, [people.says("ada-g", 2, "/assign @bob-g")]);

  expect(new Set(settled.map(({ outcome }) => outcome))).toEqual(new Set(["done"]));
  const asked = Map.groupBy(forge.requests, ({ method }) => method);
  expect(asked.get("look")?.length).toBeLessThanOrEqual(2);
  expect(asked.get("apply")?.length).toBe(1);
  expect(github.commentsOn(home, 1)).toHaveLength(said);
  expect(github.issueAt(home, 2).facts.labels).toContain("state/assigned");
  const state = await team.open();
  expect(state.position.seq).toBeGreaterThan(before);
});

test("what would be one is refused and taken back, and after two times in the hour left alone", async () => {
  const team = fakeTeam();
  const { deliver } = fakeDeliveries(team);
  const { people, github, forge } = team;
  await deliver([people.opensIssue("grace-g", 1)]);
  forge.requests.length = 0;

  for (let turn = 0; turn < 20; turn += 1) {
    await deliver([people.unlabels("other[bot]", 1, "state/completed")]);
    await deliver([people.labels("other[bot]", 1, "state/completed")]);
  }

  const taken = forge.requests
    .flatMap(({ effects }) => effects)
    .filter((effect) => effect.kind === "labels" && effect.remove.includes("state/completed"));
  expect([1, 2]).toContain(taken.length);
  expect(github.issueAt(home, 1).facts.labels).toContain("state/completed");
  const { state } = await team.open();
  expect(state.taskAt(home, 1)?.refused).toHaveLength(2);
  const replies = github.commentsOn(home, 1).filter(({ facts }) => facts.body.includes("tutti:reply"));
  expect(replies.length).toBeLessThanOrEqual(1);
});
