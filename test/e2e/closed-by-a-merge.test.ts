// A merge closes the issue as well, and GitHub tells of both in any order: nobody is told that they may not close it.
import { expect, onTestFinished, test } from "vitest";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import type { Outgoing } from "../../sandbox/webhooks/queue.ts";
import { eventsOf, repliesOn } from "../faults/commands-on-record.ts";
import { expectOrder } from "../faults/judge.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { setStage } from "../support/stage.ts";

const configuration = `
lead: conductor
mode: enforce
members:
  conductor: { github: conductor }
  viola-dev: { github: viola-dev, domain: strings }
  cello-dev: { github: cello-dev, domain: strings }
  robin: { kind: agent, github: triangle-bot, accountable: conductor, domain: strings }
domains:
  strings: { lead: conductor, paths: ["strings/**"] }
`;

const merge = "pull_request closed";
const closing = "issues closed";
const kindOf = ({ event, action }: Outgoing): string => (action === null ? event : `${event} ${action}`);

test.each([
  ["triangle-bot", [merge, closing]],
  ["triangle-bot", [closing, merge]],
  ["viola-dev", [merge, closing]],
  ["viola-dev", [closing, merge]],
  // Only one of the two ever arrives.
  ["triangle-bot", [closing]],
  ["triangle-bot", [merge]],
] as const)("%s merges their own pull request, told as %s", async (login, order) => {
  const stage = await setStage({ configuration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  expect((await stage.home()).state.frame.rejected?.problems ?? []).toEqual([]);
  people.open("conductor", "Search", "Search", ["kind/instruction", "tier/1", "domain/strings"]);
  await stage.settle();
  people.say("conductor", 1, `/assign @${login}`);
  await stage.settle();
  await people.push(login, "tutti/1-search", { "strings/viola.md": "Search\n" });
  await people.propose(login, "tutti/1-search", "Closes #1");
  await stage.settle();
  people.review("conductor", 2, "APPROVE");
  await stage.settle();
  const before = repliesOn(stage, 1);

  await people.merge(login, 2);
  const webhooks = stage.takeWebhooks();
  expect(webhooks.map(kindOf)).toEqual(expect.arrayContaining([merge, closing]));
  for (const kind of order) {
    for (const webhook of webhooks.filter((each) => kindOf(each) === kind)) await stage.carryOne(webhook);
  }
  await stage.settle();

  const { state, labelIds } = issueByNumber(stage.sandbox.state, stage.seeded.repositoryId, 1);
  const labels = labelIds.map((id) => stage.sandbox.state.labels.at(id).name);
  expect([state, labels.filter((name) => name.startsWith("state/"))]).toEqual([
    "closed",
    ["state/completed"],
  ]);
  expect(repliesOn(stage, 1)).toEqual(before);
  expect((await eventsOf(stage)).filter(({ type }) => type === "CommandRefused")).toEqual([]);
  const opened = stage.sandbox.state.timeline
    .by("issue", issueByNumber(stage.sandbox.state, stage.seeded.repositoryId, 1).id)
    .filter(({ detail }) => detail.kind === "reopened");
  expect(opened).toEqual([]);
  await expectOrder(stage);
});

test("a merge that leaves another pull request of the task open: the issue is open again, without a word", async () => {
  const stage = await setStage({ configuration });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  people.open("conductor", "Search", "Search", ["kind/instruction", "tier/1", "domain/strings"]);
  await stage.settle();
  people.say("conductor", 1, "/assign @viola-dev");
  await stage.settle();
  for (const branch of ["one", "two"]) {
    await people.push("viola-dev", branch, { [`strings/${branch}.md`]: "Search\n" });
    await people.propose("viola-dev", branch, "Closes #1");
    await stage.settle();
  }
  people.review("conductor", 2, "APPROVE");
  await stage.settle();
  await people.merge("viola-dev", 2);
  await stage.settle();
  const { state, labelIds } = issueByNumber(stage.sandbox.state, stage.seeded.repositoryId, 1);
  const labels = labelIds.map((id) => stage.sandbox.state.labels.at(id).name);
  expect([state, labels.filter((name) => name.startsWith("state/"))]).toEqual([
    "open",
    ["state/under-review"],
  ]);
  expect(repliesOn(stage, 1)).toEqual([]);
  await expectOrder(stage);
});
