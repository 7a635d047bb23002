// Runs of the Action as they come in practice: two at once, one after many that never came, one for a fork, one beside the App.
import { describe, expect, onTestFinished, test } from "vitest";
import { headKey } from "../../sandbox/state/github-state.ts";
import { issueByNumber, pullRequestByNumber } from "../../sandbox/state/lookup.ts";
import { createRepository } from "../../sandbox/operations/create-repository.ts";
import { formMergeGroup } from "../../sandbox/operations/merge-queue.ts";
import { createPullRequest } from "../../sandbox/operations/create-pull-request.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { createBranchLedger } from "../../src/adapters/branch-ledger/branch-ledger.ts";
import { createTokenForge } from "../../src/adapters/github/token-forge.ts";
import { systemClock } from "../../src/adapters/system/clock.ts";
import { readEvents } from "../../src/usecases/read-events.ts";
import { mostRequests } from "../support/action-costs.ts";
import { type ActionsStage, setActionsStage } from "../support/actions-stage.ts";
import type { Started } from "../support/actions-workflow.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";

const minutes = 60_000;

async function begun(): Promise<{ readonly stage: ActionsStage; readonly people: StagePeople }> {
  const stage = await setActionsStage(orchestraConfiguration);
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  expect((await stage.settle()).map(({ code }) => code)).toEqual([0]);
  return { stage, people };
}

const tune = ["Tune up", "In `strings/`.\n\n- [ ] it sounds"] as const;
const kind = ["kind/instruction", "tier/1", "domain/strings"];

function labels({ sandbox, seeded }: ActionsStage, number: number): readonly string[] {
  const { state } = sandbox;
  return issueByNumber(state, seeded.repositoryId, number).labelIds.map((id) => state.labels.at(id).name);
}

/** How many comments of the issue are cards. */
function cards({ sandbox, seeded }: ActionsStage, number: number): number {
  const issue = issueByNumber(sandbox.state, seeded.repositoryId, number);
  const comments = sandbox.state.comments.by("issue", issue.id);
  return comments.filter(({ body }) => body.includes("tutti:card")).length;
}

async function types({ sandbox, seeded }: ActionsStage): Promise<readonly string[]> {
  const { branch } = createTokenForge({
    baseUrl: sandbox.apiUrl,
    token: seeded.personas["conductor"]?.token ?? "",
    app: null,
    clock: systemClock,
    gate: "none",
  });
  const address = { owner: seeded.owner, name: seeded.repository, branch: "tutti-ledger" };
  const ledger = createBranchLedger(branch(address), {
    clock: systemClock,
    writer: "a test",
    readerVersion: 1,
    requires: 1,
    acceptGenesis: () => true,
  });
  const read = await readEvents(ledger);
  if (read.outcome !== "read") throw new Error(`the ledger is ${read.outcome}`);
  return read.events.map(({ event }) => event.type);
}

describe("the Action", { timeout: 120_000 }, () => {
  test("two runs at once: each event is recorded once", async () => {
    const { stage, people } = await begun();
    people.open("conductor", ...tune, kind);
    people.say("viola-lead", 1, "/assign @viola-dev");
    people.open("conductor", ...tune, kind);
    const [first, ...rest] = stage.take();
    const last = rest.at(-1);
    if (first === undefined || last === undefined) throw new Error("nothing was started");

    const results = await Promise.all([stage.run(first), stage.run(last)]);

    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect((await types(stage)).filter((type) => type === "TaskOpened")).toHaveLength(2);
    expect((await types(stage)).filter((type) => type === "TaskAssigned")).toHaveLength(1);
    await stage.run(stage.schedule);
    expect(labels(stage, 1)).toContain("state/assigned");
    expect([1, 2].map((number) => cards(stage, number))).toEqual([1, 1]);
  });

  test("a command waits for a run that is at work, and an idle comment comes: the command is carried out", async () => {
    const { stage, people } = await begun();
    people.open("conductor", ...tune, kind);
    await stage.settleKept();
    people.say("viola-lead", 1, "/assign @viola-dev");
    people.say("cello-dev", 1, "Thanks!");

    expect((await stage.settleKept()).map(({ code }) => code)).toEqual([0]);

    expect(labels(stage, 1)).toContain("state/assigned");
  });

  test("where the configuration names the App, it ends well, says so, and writes nothing", async () => {
    const stage = await setActionsStage(`${orchestraConfiguration}writer: app\n`);
    onTestFinished(stage.stop);
    peopleOnStage(stage).open("conductor", ...tune, kind);

    for (const { code, log } of await stage.settle()) {
      expect(code).toBe(0);
      expect(log).toContain("The app writes this team's record");
    }
    expect(labels(stage, 1)).not.toContain("state/pending");
    expect(await types(stage)).toEqual(["LedgerOpened"]);
  });

  test("a run after ten that never came does the work of all", async () => {
    const { stage, people } = await begun();
    for (let number = 1; number <= 5; number += 1) {
      people.open("conductor", ...tune, kind);
      people.say("viola-lead", number, "/assign @viola-dev");
    }
    expect(stage.take().length).toBeGreaterThanOrEqual(10);

    expect(await stage.run(stage.schedule)).toMatchObject({ code: 0 });

    for (let number = 1; number <= 5; number += 1) expect(labels(stage, number)).toContain("state/assigned");
  });

  test("deadlines are told by the schedule, in GitHub's time", async () => {
    const { stage, people } = await begun();
    stage.sandbox.clock.set("2030-01-07T09:00:00Z");
    people.open("conductor", ...tune, kind);
    people.say("viola-lead", 1, "/assign @viola-dev");
    await stage.settleKept();
    stage.sandbox.clock.advance(6 * 60 * minutes);

    await stage.run(stage.schedule);

    expect(labels(stage, 1)).toContain("sla/breached");
  });

  test("an hour's thousand requests suffice for forty commands, or fifty runs with nothing new", async () => {
    const { stage, people } = await begun();
    const requests = async (started: Started | undefined): Promise<number> => {
      if (started === undefined) throw new Error("nothing was started");
      const before = stage.sandbox.traffic.all.length;
      expect(await stage.run(started)).toMatchObject({ code: 0 });
      return stage.sandbox.traffic.all.length - before;
    };
    const newest = () => stage.take().at(-1);
    people.open("conductor", ...tune, kind);
    expect(await requests(newest())).toBeLessThanOrEqual(mostRequests.issue);
    people.say("viola-lead", 1, "/assign @viola-dev");
    expect(await requests(newest())).toBeLessThanOrEqual(mostRequests.command);
    await people.push("viola-dev", "tutti/1-tune-up", { "strings/viola.md": "In tune\n" });
    await people.propose("viola-dev", "tutti/1-tune-up", "Closes #1");
    expect(await requests(newest())).toBeLessThanOrEqual(mostRequests["pull-request"]);
    await people.push("conductor", "main", { "strings/score.md": "Louder\n" });
    expect(await requests(newest())).toBeLessThanOrEqual(mostRequests.push);
    const configured = orchestraConfiguration.replace("mode: enforce", "mode: advise");
    await people.push("conductor", "main", { ".github/tutti.yml": configured });
    expect(await requests(newest())).toBeLessThanOrEqual(mostRequests.configuration);
    people.review("cello-dev", 2, "APPROVE");
    expect(await requests(newest())).toBeLessThanOrEqual(mostRequests["pull-request"]);
    const { id } = pullRequestByNumber(stage.sandbox.state, stage.seeded.repositoryId, 2);
    await formMergeGroup(stage.sandbox.github, stage.actor("viola-dev"), [id]);
    const group = newest();
    expect(group?.event).toBe("merge_group");
    expect(await requests(group)).toBeLessThanOrEqual(mostRequests["merge-group"]);
    expect(await requests(stage.schedule)).toBeLessThanOrEqual(mostRequests["nothing-new"]);

    const before = stage.sandbox.traffic.all.length;
    const { log, summary } = await stage.run(stage.schedule);
    const made = stage.sandbox.traffic.all.length - before;
    for (const text of [log, summary]) {
      expect(text).toContain(`${made} requests to GitHub. Left of this hour: `);
      expect(text).toMatch(/\d+ of 1000 \(GraphQL points\)/);
    }
  });

  test("when but a tenth of the hour is left, it leaves that to other workflows, says so, and the next run goes on", async () => {
    const { stage, people } = await begun();
    const { quotas, state } = stage.sandbox;
    people.open("conductor", ...tune, kind);
    stage.take();
    const [token] = state.tokens.all().filter(({ kind: which }) => which === "workflow");
    if (token === undefined) throw new Error("no job had a token");
    const caller = {
      kind: "workflow",
      repositoryId: stage.seeded.repositoryId,
      permissions: {},
      appId: stage.app.id,
      botId: stage.app.botId,
      tokenId: token.id,
    } as const;
    quotas.set(caller, "graphql", { remaining: 90, seconds: 900 });

    const spent = await stage.run(stage.schedule);
    expect(spent).toMatchObject({ code: 0 });
    expect(spent.log).toContain("Nothing is lost");
    expect(quotas.standing(caller, "graphql").remaining).toBeGreaterThan(80);

    quotas.set(caller, "graphql", { remaining: 900, seconds: 900 });
    expect(await stage.run(stage.schedule)).toMatchObject({ code: 0 });
    expect(labels(stage, 1)).toContain("state/pending");
  });

  test("on a fork's pull request: the gate answers, nothing of the fork is run, and its review counts at the next run", async () => {
    const { stage, people } = await begun();
    const { github, state } = stage.sandbox;
    const fork = await createRepository(github, {
      ownerId: stage.actor("passerby").accountId,
      name: stage.seeded.repository,
      parentId: stage.seeded.repositoryId,
    });
    await writeFiles(github, stage.actor("passerby"), {
      repositoryId: fork.id,
      branch: "main",
      message: "Mine",
      files: { ".github/tutti.yml": "lead: passerby\n", "strings/viola.md": "Out of tune\n" },
    });
    const { number } = await createPullRequest(github, stage.actor("passerby"), {
      repositoryId: stage.seeded.repositoryId,
      title: "Mine",
      body: "",
      base: "main",
      head: "passerby:main",
      isDraft: false,
    });
    const gate = () =>
      state.checkRuns
        .by("head", headKey(stage.seeded.repositoryId, people.head(number)))
        .find(({ name }) => name === "tutti / ready to merge");
    for (const each of stage.take()) expect(await stage.run(each)).toMatchObject({ code: 0 });
    expect(gate()).toBeDefined();
    expect(await types(stage)).not.toContain("ConfigurationRejected");

    people.review("cello-dev", number, "APPROVE");
    const [review, ...rest] = stage.takeRuns();
    if (review === undefined) throw new Error("no review was told");
    expect(rest).toEqual([]);
    const readOnly = { contents: "read", issues: "read", pull_requests: "read", checks: "read" } as const;
    const read = await stage.run(review, { permissions: readOnly });
    expect(read).toMatchObject({ code: 0 });
    expect(read.log).toContain("counts at the next run");

    expect(await stage.run(stage.schedule)).toMatchObject({ code: 0 });
    expect(await types(stage)).toContain("ReviewRecorded");
  });
});
