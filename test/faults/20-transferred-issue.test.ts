// Fault 20: an issue is transferred, and its task goes on where it is now; every order is tried in integration/usecases.
import { expect, onTestFinished, test } from "vitest";
import { createRepository } from "../../sandbox/operations/create-repository.ts";
import { addLabels } from "../../sandbox/operations/label-issue.ts";
import { labelsByName } from "../../sandbox/operations/repository-labels.ts";
import { transferIssue } from "../../sandbox/operations/remove-issue.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import type { Outgoing } from "../../sandbox/webhooks/queue.ts";
import { addComment } from "../../sandbox/operations/comment-on-issue.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";

/** The viola's task is in work, and its issue goes to the choir, which is of the same home. */
async function transferredToTheChoir() {
  const stage = await setStage({ configuration: orchestraConfiguration });
  onTestFinished(stage.stop);
  const { github } = stage.sandbox;
  const { organizationId: ownerId, owner, repository, repositoryId } = stage.seeded;
  const conductor = stage.actor("conductor");
  const collaborators = ["viola-dev", "viola-lead"].map((login) => ({
    accountId: stage.actor(login).accountId,
    role: "write" as const,
  }));
  const choir = await createRepository(github, { ownerId, name: "choir", collaborators });
  const commit = { branch: "main", message: "Join" };
  const joins = { ".github/tutti.yml": `home: ${owner}/${repository}\n` };
  await writeFiles(github, conductor, { ...commit, repositoryId: choir.id, files: joins });
  const names = { ".github/tutti.yml": `repositories: [${owner}/choir]\n${orchestraConfiguration}` };
  await writeFiles(github, conductor, { ...commit, repositoryId, files: names });
  const people = peopleOnStage(stage);
  people.open("conductor", "Tune", "Tune it", ["kind/instruction", "tier/1", "domain/strings"]);
  people.say("viola-lead", 1, "/assign @viola-dev");
  people.say("viola-dev", 1, "/start");
  await stage.settle();
  stage.time.at(10);
  const issue = transferIssue(
    github,
    conductor,
    issueByNumber(stage.sandbox.state, repositoryId, 1).id,
    choir.id,
  );
  return { stage, choir, issue };
}

async function tasksOf(stage: Stage) {
  const { state } = await stage.home();
  return [...state.tasks.entries()].map(([, { number, repository, state, tracked, assignee }]) => ({
    number,
    repository: Number(repository),
    state,
    tracked,
    assignee,
  }));
}

const isOf =
  (action: string) =>
  (webhook: Outgoing): boolean =>
    webhook.action === action;

test.each([
  ["the old repository tells first", ["transferred", "opened"]],
  ["the new one alone tells", ["opened"]],
])("%s", { timeout: 60_000 }, async (_, order) => {
  const { stage, choir, issue } = await transferredToTheChoir();
  const webhooks = stage.takeWebhooks();
  for (const action of order) await stage.carry(webhooks.filter(isOf(action)));

  const task = { number: 1, repository: choir.id, tracked: true, assignee: "viola-dev" };
  expect(await tasksOf(stage)).toEqual([{ ...task, state: "in-progress" }]);
  addComment(stage.sandbox.github, stage.actor("viola-lead"), issue.id, "/untrack");
  await stage.settle();
  await stage.crash();
  expect(await tasksOf(stage)).toMatchObject([{ ...task, tracked: false }]);
  const { state } = stage.sandbox;
  const cards = state.comments.by("issue", issue.id).filter(({ body }) => body.includes("tutti:card"));
  expect(cards).toMatchObject([{ body: expect.stringContaining("Not a task any more") }]);
  const home = await stage.home();
  expect((await home.ledger.verify()).problems).toEqual([]);
});

test(
  "neither tells: a sweep finds where it went, and makes no second task of it",
  { timeout: 60_000 },
  async () => {
    const { stage, choir, issue } = await transferredToTheChoir();
    const { github } = stage.sandbox;
    const lead = stage.actor("viola-lead");
    addLabels(github, lead, issue.id, labelsByName(github, lead, choir.id, ["kind/instruction"]));
    stage.takeWebhooks();
    await stage.sweep();

    const task = { number: 1, repository: choir.id, tracked: true, assignee: "viola-dev" };
    expect(await tasksOf(stage)).toEqual([{ ...task, state: "in-progress" }]);
    const home = await stage.home();
    expect((await home.ledger.verify()).problems).toEqual([]);
  },
);
