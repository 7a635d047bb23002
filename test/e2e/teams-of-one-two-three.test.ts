// Small teams can work: a person with an agent, two people, three in two domains, from opened to completed by peer review only.
import { expect, onTestFinished, test } from "vitest";
import { headKey } from "../../sandbox/state/github-state.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import { pictureOf, expectOrder } from "../faults/judge.ts";
import { eventsOf } from "../faults/commands-on-record.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { setStage } from "../support/stage.ts";

const one = `members:
  conductor: { github: conductor }
  robin:
    kind: agent
    github: triangle-bot
    accountable: conductor
domains:
  strings: {}
lead: conductor
mode: enforce
review: { separation: solo }
`;

const two = `members:
  conductor: { github: conductor }
  viola-dev: { github: viola-dev }
domains:
  strings: { lead: conductor, deputy: viola-dev }
lead: conductor
mode: enforce
review: { separation: solo }
`;

const three = `members:
  conductor: { github: conductor }
  viola-dev: { github: viola-dev, domain: strings }
  flute-dev: { github: flute-dev, domain: winds }
domains:
  strings: { lead: conductor, paths: ["strings/**"] }
  winds: { lead: conductor, paths: ["winds/**"] }
lead: conductor
mode: enforce
`;

test.each([
  ["one person and an agent", one, "triangle-bot", "conductor"],
  ["two people", two, "viola-dev", "conductor"],
  ["three people in two domains", three, "viola-dev", "conductor"],
])("%s", async (_team, configuration, author, reviewer) => {
  expect(configuration.trim().split("\n").length).toBeLessThanOrEqual(12);
  const stage = await setStage({ configuration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  const { state } = stage.sandbox;
  const gate = () =>
    state.checkRuns
      .by("head", headKey(stage.seeded.repositoryId, people.head(2)))
      .findLast(({ name }) => name === gateCheckName)?.conclusion;

  expect((await stage.home()).state.frame.rejected?.problems ?? []).toEqual([]);
  people.open("conductor", "Search", "Search", ["kind/instruction", "tier/1", "domain/strings"]);
  await stage.settle();
  people.say("conductor", 1, `/assign @${author}`);
  await stage.settle();
  await people.push(author, "tutti/1-search", { "strings/viola.md": "Search\n" });
  await stage.settle();
  await people.propose(author, "tutti/1-search", "Closes #1");
  await stage.settle();
  expect(pictureOf(stage).issues).toMatchObject([
    { labels: expect.arrayContaining(["state/under-review"]) },
    {},
  ]);
  expect(gate()).not.toBe("success");
  people.review(reviewer, 2, "APPROVE");
  await stage.settle();
  expect(gate()).toBe("success");
  await people.merge(reviewer, 2);
  await stage.settle();
  expect(pictureOf(stage).issues).toMatchObject([
    { state: "closed", labels: expect.arrayContaining(["state/completed"]) },
    {},
  ]);
  const moves = (await eventsOf(stage)).flatMap((event) => (event.type === "TaskMoved" ? [event.to] : []));
  expect(moves.slice(-3)).toEqual(["in-progress", "under-review", "completed"]);
  await expectOrder(stage);
});

test("one person works on their own, with a waiver on record and on the card", async () => {
  const stage = await setStage({ configuration: one });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  people.open("conductor", "Search", "Search", ["kind/instruction", "tier/1", "domain/strings"]);
  await stage.settle();
  people.say("conductor", 1, "/assign @conductor");
  await stage.settle();
  await people.push("conductor", "tutti/1-search", { "strings/viola.md": "Search\n" });
  await people.propose("conductor", "tutti/1-search", "Closes #1");
  await stage.settle();
  await people.merge("conductor", 2);
  await stage.settle();
  const [issue] = pictureOf(stage).issues;
  expect(issue).toMatchObject({ state: "closed", labels: expect.arrayContaining(["state/completed"]) });
  const merged = (await eventsOf(stage)).findLast(({ type }) => type === "PullRequestChanged");
  expect(merged).toMatchObject({ status: "merged", bypassed: false, waived: ["peer"] });
  expect(JSON.stringify(issue)).toContain("merged with a waiver");
  await expectOrder(stage);
});
