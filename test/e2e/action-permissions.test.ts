// A workflow that gives its token too little: the run is red and says which permission to add.
import { describe, expect, onTestFinished, test } from "vitest";
import { orchestra } from "../../sandbox/seed/seed-orchestra.ts";
import type { Permissions } from "../../sandbox/state/app.ts";
import { type ActionsStage, setActionsStage } from "../support/actions-stage.ts";
import { orchestraConfiguration } from "../support/scripted-day.ts";
import { peopleOnStage } from "../support/stage-people.ts";

const all: Permissions = {
  contents: "write",
  issues: "write",
  pull_requests: "write",
  checks: "write",
  statuses: "read",
};

/** Up to a pull request that waits for its review: every kind of write was needed by then. */
async function reviewAwaited(stage: ActionsStage): Promise<void> {
  const people = peopleOnStage(stage);
  people.open("conductor", "Tune up", "In `strings/`.\n\n- [ ] it sounds", [
    "kind/instruction",
    "tier/2",
    "domain/strings",
  ]);
  people.say("viola-lead", 1, "/assign @viola-dev");
  await people.push("viola-dev", "tutti/1-tune-up", { "strings/viola.md": "In tune\n" });
  await people.propose("viola-dev", "tutti/1-tune-up", "Closes #1");
}

async function runWith(permissions: Permissions, isPrivate: boolean) {
  const stage = await setActionsStage(orchestraConfiguration, { ...orchestra, isPrivate });
  onTestFinished(stage.stop);
  await reviewAwaited(stage);
  const started = stage.take();
  const results = [];
  for (const each of [started[0], started.at(-1)]) {
    if (each !== undefined) results.push(await stage.run(each, { permissions }));
  }
  return { stage, results };
}

describe.each([
  ["public", false],
  ["private", true],
])("in a %s repository", { timeout: 60_000 }, (_name, isPrivate) => {
  test.each([
    ["contents: write", ["contents"]],
    ["contents: write", ["contents"], { contents: "read" }],
    ["pull-requests: write", ["pull_requests"]],
    ["checks: write", ["checks"]],
    ["checks: write", ["checks"], { checks: "read" }],
    // GitHub takes either of the two for what issues and pull requests have in common.
    ["issues: write", ["issues", "pull_requests"], { issues: "read", pull_requests: "read" }],
  ] as const)(
    "`%s` is asked for where %j is not given, or %j",
    async (line, without, instead?: Permissions) => {
      const kept = Object.entries(all).filter(([name]) => !without.some((left) => left === name));
      const { results } = await runWith({ ...Object.fromEntries(kept), ...instead }, isPrivate);
      for (const { code, log, summary } of results) {
        expect(code).toBe(1);
        expect(log).toMatch(/^::error::.*Add .*to `permissions:` in the workflow/m);
        expect(log.split("GitHub says")[0]).toContain(`\`${line}\``);
        expect(summary).toContain(line);
      }
      expect(results).toHaveLength(2);
    },
  );

  test("with all of them nothing is missed that was lost to a red run", async () => {
    const { stage, results } = await runWith({ contents: "read" }, isPrivate);
    expect(results.map(({ code }) => code)).toEqual([1, 1]);

    expect(await stage.run(stage.schedule)).toMatchObject({ code: 0 });

    const { state } = stage.sandbox;
    const [issue] = state.issues.by("repository", stage.seeded.repositoryId);
    const names = issue?.labelIds.map((id) => state.labels.at(id).name);
    expect(names).toContain("state/under-review");
    expect(stage.sandbox.violations.all).toEqual([]);
  });
});
