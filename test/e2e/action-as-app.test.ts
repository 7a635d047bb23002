// The Action's bundle with the App's number and key: it acts as the App, and its gate binds.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formMergeGroup } from "../../sandbox/operations/merge-queue.ts";
import { installApp, uninstallApp } from "../../sandbox/operations/install-app.ts";
import { createKeyPair, registerApp } from "../../sandbox/operations/register-app.ts";
import type { App } from "../../sandbox/state/app.ts";
import { headKey } from "../../sandbox/state/github-state.ts";
import { issueByNumber, pullRequestByNumber } from "../../sandbox/state/lookup.ts";
import { type ActionsStage, setActionsStage } from "../support/actions-stage.ts";
import { readAppManifest } from "../support/app-manifest.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type StagePeople, peopleOnStage } from "../support/stage-people.ts";

describe("the Action with the App's key", { timeout: 120_000 }, () => {
  let stage: ActionsStage;
  let people: StagePeople;
  let app: App;
  let inputs: Readonly<Record<string, string>>;
  let installation = 0;
  let pull = 0;

  const install = (): void => {
    const { sandbox, seeded, actor } = stage;
    const wanted = { appId: app.id, accountId: seeded.organizationId, repositoryIds: "all" } as const;
    installation = installApp(sandbox.github, actor("conductor"), wanted).id;
  };

  beforeAll(async () => {
    stage = await setActionsStage(orchestraConfiguration);
    people = peopleOnStage(stage);
    const { permissions, events } = await readAppManifest();
    const made = registerApp(stage.sandbox.github, {
      name: "tutti",
      ownerId: stage.seeded.organizationId,
      permissions,
      events,
    });
    app = made.app;
    inputs = { "app-id": String(app.id), "private-key": made.privateKey };
    install();
  }, 120_000);
  afterAll(() => stage.stop());

  /** Runs what was started: what the App does starts runs too, whose job the workflow's `if` leaves out. */
  const settle = async (): Promise<void> => {
    for (const started of stage.take()) {
      expect(await stage.run(started, { inputs })).toMatchObject({ code: 0 });
    }
    expect(stage.take().map(({ event }) => event)).toEqual([]);
  };
  const gateAt = (sha: string) =>
    stage.sandbox.state.checkRuns
      .by("head", headKey(stage.seeded.repositoryId, sha))
      .filter(({ name }) => name === "tutti / ready to merge");

  test("card and gate are the App's, and nothing calls the gate advisory", async () => {
    const { state } = stage.sandbox;
    people.open("conductor", "Tune up", "In `strings/`.", ["kind/instruction", "tier/1", "domain/strings"]);
    people.say("viola-lead", 1, "/assign @viola-dev");
    await people.push("viola-dev", "tutti/1-tune-up", { "strings/viola.md": "In tune\n" });
    pull = await people.propose("viola-dev", "tutti/1-tune-up", "Closes #1");
    await settle();

    const { id } = issueByNumber(state, stage.seeded.repositoryId, 1);
    const cards = state.comments.by("issue", id).filter(({ body }) => body.includes("tutti:card"));
    expect(cards.map(({ authorId }) => authorId)).toEqual([app.botId]);
    const gates = gateAt(people.head(pull));
    expect(gates).toMatchObject([{ appId: app.id, conclusion: null }]);
    expect(gates[0]?.output.summary).not.toContain("advisory");
  });

  test("a merge group is answered at its own head: it waits with its pull request, and is green with it", async () => {
    const { github, state } = stage.sandbox;
    const { id } = pullRequestByNumber(state, stage.seeded.repositoryId, pull);
    const form = async () => {
      const group = await formMergeGroup(github, stage.actor("viola-dev"), [id]);
      const started = stage.take().filter(({ event }) => event === "merge_group");
      expect(started).toHaveLength(1);
      for (const each of started) expect(await stage.run(each, { inputs })).toMatchObject({ code: 0 });
      return gateAt(group.headSha);
    };
    expect(await form()).toMatchObject([{ appId: app.id, conclusion: "action_required" }]);

    people.review("cello-dev", pull, "APPROVE");
    await settle();
    expect(gateAt(people.head(pull))).toMatchObject([{ conclusion: "success" }]);
    for (const { id } of state.mergeGroups.all()) state.mergeGroups.remove(id);
    expect((await form()).at(-1)).toMatchObject({ appId: app.id, conclusion: "success" });
  });

  test("a permission that the App lacks: red, with where to grant it", async () => {
    const { installations } = stage.sandbox.state;
    const { issues: _issues, ...others } = app.permissions;
    installations.update(installation, { permissions: others });
    people.say("conductor", 1, "/status");
    const result = await stage.run(stage.schedule, { inputs });
    installations.update(installation, { permissions: app.permissions });
    expect(result.code).toBe(1);
    expect(result.log).toMatch(/^::error::The App may not .*app\.yml/m);
  });

  test("a key of another App, or the number of none: red, says so, and does not print the key", async () => {
    const { privateKey } = createKeyPair();
    for (const wrong of [{ "private-key": privateKey }, { "app-id": "999999" }]) {
      const result = await stage.run(stage.schedule, { inputs: { ...inputs, ...wrong } });
      expect(result.code).toBe(1);
      expect(result.log).toMatch(/^::error::.*`app-id` and `private-key` do not belong together/m);
      expect(result.log + result.summary).not.toContain(privateKey.split("\n")[1]);
    }
  });

  test("a fork's review, whose run gets no secrets, ends well and asks GitHub nothing", async () => {
    const before = stage.sandbox.traffic.all.length;
    const pullRequest = { head: { repo: { id: 2 } }, base: { repo: { id: 1 } } };
    const review = { event: "pull_request_review", payload: { pull_request: pullRequest } };
    const result = await stage.run(review, { inputs: { ...inputs, "private-key": "" } });
    expect(result).toMatchObject({ code: 0, log: expect.stringContaining("counts at the next run") });
    expect(stage.sandbox.traffic.all).toHaveLength(before);
  });

  test("not installed here: red, with what to do", async () => {
    uninstallApp(stage.sandbox.github, stage.actor("conductor"), installation);
    const result = await stage.run(stage.schedule, { inputs });
    expect(result.code).toBe(1);
    expect(result.log).toContain("The App is not installed for orchestra: install it");
    install();
  });

  test("GitHub's descriptions were kept", () => {
    expect(stage.sandbox.violations.all).toEqual([]);
  });
});
