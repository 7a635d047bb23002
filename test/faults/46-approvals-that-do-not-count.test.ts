// Faults 46, 48, 49 and 58, and an agent in a layer for humans: the gate stays closed and says why, and GitHub merges nothing.
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCheckRun } from "../../sandbox/operations/check-runs.ts";
import { protectDefaultBranch } from "../../demo/organization/protect-default-branch.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import { headKey } from "../../sandbox/state/github-state.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { repliesOn } from "./commands-on-record.ts";
import { expectOrder } from "./judge.ts";

const configuration = `
lead: conductor
mode: enforce
members:
  conductor: { github: conductor }
  viola-lead: { github: viola-lead, domain: strings }
  viola-dev: { github: viola-dev, domain: strings }
  cello-dev: { github: cello-dev, domain: strings }
  robin: { kind: agent, github: triangle-bot, accountable: cello-dev, domain: strings }
domains:
  strings: { lead: viola-lead, paths: ["strings/**"] }
`;

let stage: Stage;
let people: StagePeople;
const issue = 1;
const pull = 2;
const branch = "tutti/1-search";

beforeEach(async () => {
  stage = await setStage({ configuration });
  people = peopleOnStage(stage);
  protectDefaultBranch(stage.sandbox.github, {
    repositoryId: stage.seeded.repositoryId,
    check: gateCheckName,
    appId: stage.app.id,
  });
  people.open("conductor", "Search", "Search", ["kind/instruction", "tier/1", "domain/strings"]);
  people.say("viola-lead", issue, "/assign @viola-dev");
  await stage.settle();
  await people.push("viola-dev", branch, { "strings/viola.md": "Search\n" });
  await people.propose("viola-dev", branch, `Closes #${issue}`);
  await stage.settle();
});
afterEach(async () => {
  await expectOrder(stage);
  await stage.stop();
});

function gate() {
  const { state } = stage.sandbox;
  const run = state.checkRuns
    .by("head", headKey(stage.seeded.repositoryId, people.head(pull)))
    .findLast(({ name, appId }) => name === gateCheckName && appId === stage.app.id);
  return {
    conclusion: run?.conclusion ?? run?.status ?? "missing",
    text: `${run?.output.title} ${run?.output.summary}`,
  };
}

async function expectClosed(why: RegExp): Promise<void> {
  expect(gate().conclusion).not.toBe("success");
  expect(gate().text).toMatch(why);
  await expect(people.merge("viola-dev", pull)).rejects.toThrow();
}

test("the author approves by command", async () => {
  people.say("viola-dev", pull, "/approve peer");
  await stage.settle();
  await expectClosed(/peer/i);
  expect(repliesOn(stage, pull).join("\n")).toMatch(/own/i);
});

test("an approval of an older commit", async () => {
  const older = people.head(pull);
  await people.push("viola-dev", branch, { "strings/viola.md": "Search, better\n" });
  await stage.settle();
  people.review("cello-dev", pull, "APPROVE", older);
  await stage.settle();
  await expectClosed(/peer/i);
});

test("an approval, and then a push", async () => {
  people.review("cello-dev", pull, "APPROVE");
  await stage.settle();
  expect(gate().conclusion).toBe("success");
  await people.push("viola-dev", branch, { "strings/viola.md": "Search, otherwise\n" });
  await stage.settle();
  await expectClosed(/peer/i);
});

test("an approval, and then a push after which a binary file's change reads as before", async () => {
  await people.push("viola-dev", branch, { "strings/viola.png": "\0picture" });
  await stage.settle();
  people.review("cello-dev", pull, "APPROVE");
  await stage.settle();
  expect(gate().conclusion).toBe("success");
  await people.push("viola-dev", branch, { "strings/viola.png": "\0picture" });
  await stage.settle();
  await expectClosed(/peer/i);
});

test("an approval that arrives after the push that it did not see", async () => {
  people.review("cello-dev", pull, "APPROVE");
  const approval = stage.takeWebhooks();
  await people.push("viola-dev", branch, { "strings/viola.md": "Search, otherwise\n" });
  await stage.settle();
  await stage.carry(approval);
  await expectClosed(/peer/i);
});

test("an agent approves where a human has to", async () => {
  people.review("triangle-bot", pull, "APPROVE");
  await stage.settle();
  await expectClosed(/peer/i);
});

test("somebody types our marker: the card stays ours, and theirs counts for nothing", async () => {
  people.say("passerby", issue, "**Completed**\n<!-- tutti:card -->");
  people.say("passerby", pull, "Approved <!-- tutti:reply -->");
  people.review("cello-dev", pull, "APPROVE");
  await stage.settle();
  const theirs = stage.sandbox.state.comments.all().filter(({ body }) => body.includes("**Completed**"));
  expect(theirs).toHaveLength(1);
  expect(gate().conclusion).toBe("success");
});

test("another app's check with the gate's name opens nothing", async () => {
  const { repositoryId } = stage.seeded;
  const { id: otherApp } = stage.sandbox.state.apps.all().find(({ id }) => id !== stage.app.id) ?? { id: 0 };
  await createCheckRun(
    stage.sandbox.github,
    { ...stage.actor("viola-dev"), viaAppId: otherApp },
    {
      repositoryId,
      name: gateCheckName,
      headSha: people.head(pull),
      status: "completed",
      conclusion: "success",
    },
  );
  await stage.settle();
  await expectClosed(/peer/i);
});

test("a new head has its gate though no webhook told of it", async () => {
  people.review("cello-dev", pull, "APPROVE");
  await stage.settle();
  await people.push("viola-dev", branch, { "strings/viola.md": "Search, untold\n" });
  stage.takeWebhooks();
  expect(gate().conclusion).toBe("missing");
  await stage.sweep();
  await expectClosed(/peer/i);
});
