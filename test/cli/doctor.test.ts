import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doctor } from "../../cli/commands/doctor.ts";
import { readShippedWorkflow } from "../../cli/onboarding/shipped-workflow.ts";
import { protectDefaultBranch } from "../../demo/organization/protect-default-branch.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { type CommandHere, commandOn, writesAmong } from "../support/command-on-stage.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { type Shape, createShaped } from "../support/shaped-repository.ts";
import { type Stage, setStage } from "../support/stage.ts";
import { type Around, json, tutti as tuttiCommand } from "../support/tutti-command.ts";

describe("tutti doctor", () => {
  let stage: Stage;
  let tutti: CommandHere;

  beforeAll(async () => {
    stage = await setStage({ configuration: orchestraConfiguration });
    tutti = commandOn(stage);
    stage.sandbox.traffic.clear();
  });
  afterAll(() => stage.stop());

  const asApp = (): Around => ({
    clock: stage.time.clock,
    environment: { APP_ID: String(stage.app.id), PRIVATE_KEY: stage.privateKey, GITHUB_TOKEN: "" },
  });
  const look = async (
    line = "doctor --json",
    login = "conductor",
    around: Around = { clock: stage.time.clock },
  ) => {
    const ran = await tutti(line, login, around);
    const report: unknown = doctor.report.parse(json(ran));
    return { code: ran.code, report };
  };
  const finding = (name: string, status: string) =>
    expect.objectContaining({
      findings: expect.arrayContaining([expect.objectContaining({ name, status })]),
    });

  test("as the App: permissions and events are what app.yml asks for", async () => {
    const { report } = await look("doctor --json", "conductor", asApp());
    for (const name of [
      "repository",
      "issues",
      "configuration",
      "ledger",
      "installation",
      "permissions",
      "events",
      "clock",
      "quota",
    ]) {
      expect(report).toEqual(finding(name, "good"));
    }
  });

  test("a configuration that broke, and one that is gone: the last valid one is in force", async () => {
    const put = async (text: string | null) => {
      await writeFiles(stage.sandbox.github, stage.actor("conductor"), {
        repositoryId: stage.seeded.repositoryId,
        branch: "main",
        message: "Change the configuration",
        files: { ".github/tutti.yml": text },
      });
      return (await tutti("doctor", "conductor", { clock: stage.time.clock })).out;
    };
    expect(await put("members: 12\n")).toMatch(
      /\.github\/tutti\.yml has \d+ problems?: the last valid one stays in force\./,
    );
    await stage.settle();
    expect((await tutti("status")).out).toContain(
      "`tutti validate` says how to mend it:\n1:1 missing-key\n1:10 wrong-type",
    );
    expect(await put(null)).toContain(
      "There is no .github/tutti.yml on the default branch: the last valid one stays in force.",
    );
    await put(orchestraConfiguration);
    await stage.settle();
  });

  test("a permission and an event that are missing are named, with where to grant them", async () => {
    const { state } = stage.sandbox;
    const app = state.apps.at(stage.app.id);
    const [installation] = state.installations.by("app", app.id);
    const { checks: _checks, ...others } = installation?.permissions ?? {};
    state.apps.update(app.id, { events: app.events.filter((event) => event !== "push") });
    state.installations.update(installation?.id ?? 0, { permissions: others });
    const ran = await tutti("doctor", "conductor", asApp());
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("The App lacks checks: write.");
    expect(ran.out).toContain("The App does not hear push.");
    expect(ran.out).toContain("/settings/apps/tutti/permissions");
    state.apps.update(app.id, { events: app.events });
    state.installations.update(installation?.id ?? 0, { permissions: installation?.permissions ?? {} });
  });

  const requireFrom = (appId: number | null) => {
    const { rulesets } = stage.sandbox.state;
    for (const { id } of rulesets.all()) rulesets.remove(id);
    protectDefaultBranch(stage.sandbox.github, {
      repositoryId: stage.seeded.repositoryId,
      check: "tutti / ready to merge",
      appId,
    });
  };

  test("an enforcing gate that no rule requires is bad, and the fix creates the ruleset", async () => {
    const { code, report } = await look();
    expect(code).toBe(1);
    expect(report).toEqual(finding("required check", "bad"));
    expect(report).toEqual(finding("permissions", "unknown"));
    const { out } = await tutti("doctor", "conductor");
    const ruleset =
      /echo '(.+)' \| gh api -X POST repos\/orchestra\/score\/rulesets --input -/.exec(out)?.[1] ?? "";
    const response = await fetch(`${stage.sandbox.apiUrl}/repos/orchestra/score/rulesets`, {
      method: "POST",
      headers: { authorization: `token ${stage.seeded.personas["conductor"]?.token}` },
      body: ruleset,
    });
    expect(response.status).toBe(201);
    expect(ruleset).toContain(
      `"required_status_checks":[{"context":"tutti / ready to merge","integration_id":${stage.app.id}}]`,
    );
    expect((await look()).report).toEqual(finding("required check", "good"));
    stage.sandbox.traffic.clear();
  });

  test("required from anybody, it is a warning", async () => {
    requireFrom(null);
    expect((await look()).report).toEqual(finding("required check", "warning"));
  });

  test.each([
    ["a person", (): Around => ({ clock: stage.time.clock })],
    ["the App", asApp],
  ])("required from an App that does not give it, it is bad, as %s sees it", async (_who, around) => {
    requireFrom(15_368);
    const { code, out } = await tutti("doctor", "conductor", around());
    expect(code).toBe(1);
    const source = `tutti (App ${stage.app.id})`;
    expect(out).toContain(
      `“tutti / ready to merge” is required from App 15368, but here ${source} gives it: nothing can be merged.`,
    );
    expect(out).toContain(`Name ${source} as the check's source, in the ruleset (${stage.sandbox.url}`);
  });

  test("required from our App alone, it is good", async () => {
    requireFrom(stage.app.id);
    const { code, report } = await look();
    expect(report).toEqual(finding("required check", "good"));
    expect(code).toBe(0);
  });

  test("where the App that writes is shown to nobody, it is not known whether its gate is the one", async () => {
    const effect = { kind: "status", status: 404, body: { message: "Not Found" } } as const;
    stage.sandbox.faults.add({ method: "GET", path: "/apps/tutti$", effect });
    expect((await look()).report).toEqual(finding("required check", "unknown"));
  });

  test("a clock that is off is told", async () => {
    const { clock } = stage.time;
    const late = { now: () => clock.now() - 600_000, sleep: clock.sleep };
    const { report } = await look("doctor --json", "conductor", { clock: late });
    expect(report).toEqual(finding("clock", "bad"));
  });

  test("an App that does not answer", async () => {
    const { code, report } = await look("doctor --json --app-url http://127.0.0.1:9");
    expect(code).toBe(1);
    expect(report).toEqual(finding("app", "bad"));
    expect((await tutti("doctor --app-url here")).code).toBe(2);
  });

  test("an archived repository, without issues and discussions", async () => {
    const { repositories } = stage.sandbox.state;
    const { repositoryId } = stage.seeded;
    repositories.update(repositoryId, { isArchived: true, hasIssues: false, hasDiscussions: false });
    const { report } = await look();
    expect(report).toEqual(finding("repository", "bad"));
    expect(report).toEqual(finding("issues", "bad"));
    expect(report).toEqual(finding("discussions", "warning"));
    repositories.update(repositoryId, { isArchived: false, hasIssues: true, hasDiscussions: true });
  });

  const lookAt = async (shape: Shape) => {
    const { fullName, token } = await createShaped(stage.sandbox, shape);
    return tuttiCommand("doctor", {
      clock: stage.time.clock,
      environment: {
        GITHUB_API_URL: stage.sandbox.apiUrl,
        GITHUB_TOKEN: token,
        GITHUB_REPOSITORY: fullName,
      },
    });
  };

  test("before the Action's first run, what its workflow lacks is named", async () => {
    const workflow = (await readShippedWorkflow()).replace(/^ {2}contents: write.*\n/m, "");
    const { code, out } = await lookAt({
      owner: "beginners",
      people: { bea: "admin" },
      files: { ".github/tutti.yml": orchestraConfiguration, ".github/workflows/tutti.yml": workflow },
    });
    expect(code).toBe(1);
    expect(out).toContain("The workflow's token lacks contents: write.");
    expect(out).toContain("Add to `permissions:` in .github/workflows/tutti.yml: `contents: write`");
    expect(out).not.toContain("APP_ID");
  });

  test.each(["organization", "user"] as const)(
    "rules do not bind in a private repository of a free plan: %s",
    async (ownedBy) => {
      const shape = {
        owner: `free-${ownedBy}`,
        ownedBy,
        isPrivate: true,
        isProtected: true,
        files: {},
      } as const;
      const people = { [ownedBy === "user" ? shape.owner : "fred"]: "admin" } as const;
      const free = await lookAt({ ...shape, people, plan: "free" });
      expect(free.out).toContain(
        "warning  required check: Rules do not bind in this private repository: GitHub Free has none there.",
      );
      expect(free.out).toContain(
        "Use a paid plan, or make the repository public; until then the gate is advice.",
      );
    },
  );

  test("an enforcing gate that the plan does not let bind is bad", async () => {
    const { accounts, repositories } = stage.sandbox.state;
    const { ownerId, id } = repositories.at(stage.seeded.repositoryId);
    repositories.update(id, { isPrivate: true });
    accounts.update(ownerId, { plan: "free" });
    expect((await look()).report).toEqual(finding("required check", "bad"));
    accounts.update(ownerId, { plan: "paid" });
    repositories.update(id, { isPrivate: false });
  });

  test("where a private repository's plan has rules, they are looked at", async () => {
    const people = { paula: "admin" } as const;
    const { out } = await lookAt({ owner: "payers", people, isPrivate: true, files: {}, plan: "paid" });
    expect(out).toContain("warning  required check: No rule requires “tutti / ready to merge”.");
  });

  test("nothing was written, and GitHub's descriptions were kept", () => {
    expect(writesAmong(stage.sandbox.traffic.all)).toEqual([]);
    expect(stage.sandbox.violations.all).toEqual([]);
  });
});

test("before any configuration was valid, none is said to be in force, with a ledger and without one", async () => {
  const broken = "members: 12\n";
  const stage = await setStage({ configuration: broken });
  const { clock } = stage.time;
  const truth = /problems?: none was in force before, so nothing is tracked until it is mended\./;
  expect((await commandOn(stage)("doctor", "conductor", { clock })).out).toMatch(truth);
  const { fullName, token } = await createShaped(stage.sandbox, {
    owner: "fresh",
    people: { ada: "admin" },
    files: { ".github/tutti.yml": broken },
  });
  const environment = {
    GITHUB_API_URL: stage.sandbox.apiUrl,
    GITHUB_TOKEN: token,
    GITHUB_REPOSITORY: fullName,
  };
  const { out } = await tuttiCommand("doctor", { environment, clock });
  expect(out).toContain("fresh/work has no branch tutti-ledger.");
  expect(out).toMatch(truth);
  await stage.stop();
});
