// What is removed while Tutti still runs would come back: the command finds out, and removes nothing.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { UninstallReport } from "../../cli/commands/uninstall.ts";
import { systemClock } from "../../src/adapters/system/clock.ts";
import { addLabels } from "../../sandbox/operations/label-issue.ts";
import { suspendInstallation } from "../../sandbox/operations/install-app.ts";
import type { Sandbox } from "../../sandbox/start.ts";
import { issueByNumber } from "../../sandbox/state/lookup.ts";
import { type CommandHere, commandOn } from "../support/command-on-stage.ts";
import { type RunningTutti, runTutti } from "../support/running-tutti.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { setStage } from "../support/stage.ts";
import { json } from "../support/tutti-command.ts";

const observing = orchestraConfiguration.replace("mode: enforce", "mode: observe");
const labels = ["kind/instruction", "tier/1", "domain/strings"];

/** All of Tutti's that a person sees. */
function seenIn({ state }: Sandbox, botId: number) {
  return {
    labels: state.labels.all().map(({ name }) => name),
    issues: state.issues
      .all()
      .filter(({ isPullRequest }) => !isPullRequest)
      .map(({ number, labelIds }) => [number, labelIds.length]),
    cards: state.comments.all().filter(({ authorId }) => authorId === botId).length,
  };
}

describe("with an App that runs", { timeout: 60_000 }, () => {
  let running: RunningTutti;
  let tutti: CommandHere;
  /** The command waits for the App instead of for time. */
  const around = { clock: { now: systemClock.now, sleep: () => running.settled() } };
  beforeAll(async () => {
    running = await runTutti({ configuration: observing });
    tutti = commandOn(running);
    await running.settled();
    const { owner, repo } = running;
    const title = "Tune the viola";
    await running.as("viola-lead").rest.issues.create({ owner, repo, title, labels });
    await running.settled();
  }, 60_000);
  afterAll(() => running.stop());

  test("nothing is removed, and the next step is how to stop it; once it is suspended, all goes", async () => {
    const { sandbox, botId, seeded } = running;
    const before = seenIn(sandbox, botId);
    expect(before.cards).toBe(1);
    const refused = await tutti("uninstall --yes", "conductor", around);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.error).toMatch(/Nothing was removed: Tutti still runs, and put state\/\w+ back on #1/);
    expect(refused.error).toContain("/organizations/orchestra/settings/installations. Then give");
    await running.settled();
    expect(seenIn(sandbox, botId)).toEqual(before);

    const conductor = seeded.personas["conductor"]?.accountId ?? 0;
    const actor = { accountId: conductor, viaAppId: null, startsWorkflows: true };
    const [installation] = sandbox.state.installations.by("app", running.appId);
    suspendInstallation(sandbox.github, actor, installation?.id ?? 0);
    const done = UninstallReport.parse(json(await tutti("uninstall --yes --json", "conductor", around)));
    expect(done).toMatchObject({ done: true, counts: { comments: 1 } });
    expect(done.left.join("\n")).toMatch(
      /Nothing put state\/\w+ back on #1 within 20 seconds, .* slower .* come back later, it still runs: stop it then, and give the command again\./,
    );
    await running.settled();
    expect(seenIn(sandbox, botId)).toMatchObject({ cards: 0, issues: [[1, labels.length]] });
  });
});

const workflow = "jobs:\n  tutti:\n    steps:\n      - uses: octo/tutti@v1\n";

/** A task; later the Action's workflow comes beside it, and a configuration that may name it as the writer. */
async function stageWithWorkflow(configuration: string) {
  const stage = await setStage({ configuration: observing });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  people.open("viola-lead", "Tune the viola", "", labels);
  await stage.settle();
  const files = { ".github/workflows/care.yml": workflow, ".github/tutti.yml": configuration };
  await people.push("conductor", "main", files);
  await stage.settle();
  return { stage, tutti: commandOn(stage) };
}

test("while everything is paused nobody can see whether it runs: that is said first", async () => {
  const stage = await setStage({ configuration: observing });
  onTestFinished(stage.stop);
  const people = peopleOnStage(stage);
  const issue = people.open("viola-lead", "Tune the viola", "", labels);
  await stage.settle();
  const left = async () =>
    UninstallReport.parse(json(await commandOn(stage)("uninstall --dry-run --json", "conductor"))).left[0];
  expect(await left()).not.toContain("paused");
  people.say("conductor", issue, "/pause organization");
  await stage.settle();
  expect(await left()).toContain(
    "Everything is paused, so that it cannot be seen whether Tutti still runs: stop",
  );
});

test("what others label while it looks is no sign: a person the same, the same bot another, or on another issue", async () => {
  const stage = await setStage({ configuration: observing });
  onTestFinished(stage.stop);
  const { sandbox, app } = stage;
  const { github, state } = sandbox;
  const people = peopleOnStage(stage);
  const other = people.open("viola-lead", "Tune the cello", "", ["bug"]);
  const issue = people.open("viola-lead", "Tune the viola", "", labels);
  await stage.settle();
  const idOf = (number: number) => issueByNumber(state, stage.seeded.repositoryId, number).id;
  const named = (name: string) => state.labels.all().filter((label) => label.name === name);
  const [assigned = ""] = state.labels.all().flatMap(({ name }) => (name.startsWith("state/") ? [name] : []));
  const bot = { accountId: app.botId, viaAppId: app.id, startsWorkflows: false };
  const progress: string[] = [];
  let looks = 0;
  const clock = {
    now: systemClock.now,
    async sleep() {
      looks += 1;
      if (looks > 1) return;
      people.label("viola-dev", issue, assigned);
      addLabels(github, bot, idOf(issue), named("bug"));
      addLabels(github, bot, idOf(other), named(assigned));
    },
  };
  const ran = await commandOn(stage)("uninstall --yes", "conductor", {
    clock,
    progress: (line) => void progress.push(line),
  });
  expect(ran).toMatchObject({ code: 0, error: "" });
  expect(ran.out).toMatch(/^Removed from orchestra\/score/);
  expect(ran.out).toContain("within 20 seconds");
  expect(progress.join("\n")).toContain(`puts ${assigned} back on #${issue}, for 20 seconds…`);
  expect(looks).toBeGreaterThan(1);
});

describe("with the Action's workflow on the default branch", { timeout: 60_000 }, () => {
  test("nothing is removed; the pull request that stops it is opened", async () => {
    const { stage, tutti } = await stageWithWorkflow(`${observing}writer: action\n`);
    const before = seenIn(stage.sandbox, stage.app.botId);
    const shown = await tutti("uninstall", "conductor");
    expect(shown.out).toMatch(/Not yet: \.github\/workflows\/care\.yml is on the default branch.*$/);
    const refused = await tutti("uninstall --yes", "conductor");
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.error).toContain("`tutti uninstall --yes --pull-request` opens the pull request");
    const proposed = await tutti("uninstall --yes --pull-request --json", "conductor");
    expect(proposed).toMatchObject({ code: 1 });
    const report = UninstallReport.parse(json(proposed));
    expect(report).toMatchObject({ done: false, running: [".github/workflows/care.yml"] });
    expect(report.left[0]).toContain(`Merge pull request #${report.pullRequest?.number ?? 0}`);
    expect(seenIn(stage.sandbox, stage.app.botId)).toEqual(before);

    const { repositories } = stage.sandbox.state;
    const { actions } = repositories.at(stage.seeded.repositoryId);
    repositories.update(stage.seeded.repositoryId, { actions: { ...actions, enabled: false } });
    expect(json(await tutti("uninstall --yes --json", "conductor"))).toMatchObject({ done: true });
  });

  test("where the App is the writer, the workflow is none", async () => {
    const { tutti } = await stageWithWorkflow(observing);
    const done = await tutti("uninstall --yes --json", "conductor");
    expect(json(done)).toMatchObject({ done: true, running: [] });
  });
});
