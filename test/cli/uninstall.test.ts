import { afterEach, describe, expect, test } from "vitest";
import { commandOn, writesAmong } from "../support/command-on-stage.ts";
import { liveTheDay, orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { json } from "../support/tutti-command.ts";

const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.stop();
});

async function stageAfterTheDay(): Promise<Stage> {
  const stage = await setStage({ configuration: orchestraConfiguration });
  stages.push(stage);
  await liveTheDay(stage, stage.settle);
  const people = peopleOnStage(stage);
  const number = people.open("viola-lead", "Tune the viola", "In `strings/viola.md`.", [
    "kind/instruction",
    "tier/2",
    "domain/strings",
  ]);
  await stage.settle();
  people.say("viola-lead", number, "/assign @viola-dev");
  await stage.settle();
  await people.push("viola-dev", `tutti/${number}-tune`, { "strings/viola.md": "Tuned\n" });
  await people.propose("viola-dev", `tutti/${number}-tune`, `Closes #${number}`, false);
  people.open("passerby", "Nothing for Tutti", "Just a word.", ["bug"]);
  await stage.settle();
  return stage;
}

/** All in the repository that uninstalling is about. */
async function repositoryOf({ sandbox, seeded, app }: Stage) {
  const { state, github } = sandbox;
  const { repositoryId } = seeded;
  const issues = state.issues.by("repository", repositoryId);
  const nameOf = (id: number) => state.labels.at(id).name;
  return {
    labels: state.labels
      .by("repository", repositoryId)
      .map(({ name }) => name)
      .toSorted(),
    issues: issues.map(({ number, labelIds }) => ({ number, labels: labelIds.map(nameOf).toSorted() })),
    comments: state.comments.by("repository", repositoryId).map(({ body, authorId }) => ({ body, authorId })),
    reactionsOfOurs: state.reactions.all().filter(({ accountId }) => accountId === app.botId).length,
    branches: (await github.git.listRefs(repositoryId, "refs/heads/")).map(({ ref }) => ref).toSorted(),
  };
}

/** Tutti's checks that hold up a merge where they are required, as `name: conclusion`. */
function waitingChecks({ sandbox }: Stage): readonly string[] {
  return sandbox.state.checkRuns
    .all()
    .filter(({ headSha }) =>
      sandbox.state.pullRequests.all().some((pull) => pull.headSha === headSha && pull.mergedAt === null),
    )
    .filter(({ conclusion }) => conclusion !== "success" && conclusion !== "neutral")
    .map(({ name, conclusion }) => `${name}: ${conclusion}`);
}

/** What goes and what stays after a month is compared in `month.test.ts`. */
describe("tutti uninstall, after a day of the cast's work", { timeout: 180_000 }, () => {
  test("without --yes nothing is removed, and a person's token can do all but reactions", async () => {
    const stage = await stageAfterTheDay();
    const before = await repositoryOf(stage);
    const tutti = commandOn(stage);
    stage.sandbox.traffic.clear();
    const shown = await tutti("uninstall", "conductor");
    const waiting = waitingChecks(stage);
    expect(waiting).toContain("tutti / ready to merge: null");
    expect(shown.out).toMatch(/Checks of Tutti's wait for ever on #\d+, since only the App that gave them/);
    expect(shown.out).toMatch(/^Would remove from orchestra\/score: \d+ labels/);
    expect((await tutti("uninstall --yes --dry-run", "conductor")).out).toBe(shown.out);
    expect(await repositoryOf(stage)).toEqual(before);
    expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);

    const effect = { kind: "status", status: 422, body: { message: "Validation Failed" } } as const;
    stage.sandbox.faults.add({ method: "DELETE", path: "/issues/comments/", effect });
    const refused = await tutti("uninstall --yes", "conductor");
    expect(refused).toMatchObject({ code: 0, error: "" });
    expect(refused.out).toMatch(
      /- Comments on #\d+ could not be taken away: GitHub refuses it\. Do it by hand\./,
    );

    const done = await tutti("uninstall --yes --json", "conductor");
    expect(json(done)).toMatchObject({ done: true, ledger: "keep", counts: { comments: 1 } });
    const after = await repositoryOf(stage);
    expect(after.branches).toContain("refs/heads/tutti-ledger");
    expect(after.comments.every(({ authorId }) => authorId !== stage.app.botId)).toBe(true);
    expect(after.labels.filter((name) => name.startsWith("state/"))).toEqual([]);
    const again = await tutti("uninstall --yes --json", "conductor");
    expect(json(again)).toMatchObject({ counts: { labels: 0, labelsOnIssues: 0, comments: 0 } });

    stage.sandbox.faults.add({
      method: "POST",
      path: "/pulls$",
      effect: { kind: "status", status: 403, body: { message: "Not now" } },
    });
    const line = "uninstall --yes --ledger delete --pull-request";
    expect(await tutti(line, "conductor")).toMatchObject({ code: 3 });
    expect((await repositoryOf(stage)).branches).not.toContain("refs/heads/tutti-ledger");
    const goneOnWith = await tutti(line, "conductor");
    expect(goneOnWith).toMatchObject({ code: 0, error: "" });
    expect(goneOnWith.out).toContain("Pull request #");

    expect(waitingChecks(stage)).toEqual(waiting);
    const asApp = {
      environment: { APP_ID: String(stage.app.id), PRIVATE_KEY: stage.privateKey, GITHUB_TOKEN: "" },
    };
    const planned = await tutti("uninstall --dry-run", "conductor", asApp);
    expect(planned.out).toContain(`${waiting.length} checks ended`);
    expect(planned.out).toMatch(/- checks that wait, ended as neutral: .*tutti \/ ready to merge on #\d+/);
    expect(waitingChecks(stage)).toEqual(waiting);
    const ended = await tutti("uninstall --yes --json", "conductor", asApp);
    expect(json(ended)).toMatchObject({ counts: { checks: waiting.length } });
    expect(waitingChecks(stage)).toEqual([]);
    const nothing = await tutti("uninstall --yes --json", "conductor", asApp);
    expect(json(nothing)).toMatchObject({ counts: { checks: 0 } });
    expect(stage.sandbox.violations.all).toEqual([]);
  });
});
