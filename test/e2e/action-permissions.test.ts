// A workflow that gives its token too little: the run is red and says which permission to add.
import { describe, expect, onTestFinished, test } from "vitest";
import { createStatus } from "../../sandbox/operations/create-status.ts";
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
  const pull = await people.propose("viola-dev", "tutti/1-tune-up", "Closes #1");
  await createStatus(stage.sandbox.github, stage.actor("conductor"), {
    repositoryId: stage.seeded.repositoryId,
    sha: people.head(pull),
    state: "success",
    context: "tuner",
    description: null,
    targetUrl: null,
  });
}

async function runWith(permissions: Permissions, isPrivate: boolean) {
  const stage = await setActionsStage(orchestraConfiguration, { ...orchestra, isPrivate });
  onTestFinished(stage.stop);
  await reviewAwaited(stage);
  const last = stage.take().at(-1);
  if (last === undefined) throw new Error("nothing was started");
  return { stage, result: await stage.run(last, { permissions }) };
}

function without(...names: readonly string[]): Permissions {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
}

const matrix: readonly (readonly [line: string, permissions: Permissions])[] = [
  ["contents: write", without("contents")],
  ["contents: write", { ...all, contents: "read" }],
  ["issues: write", without("issues")],
  ["issues: write", { ...all, issues: "read" }],
  ["pull-requests: write", without("pull_requests")],
  ["pull-requests: write", { ...all, pull_requests: "read" }],
  ["checks: write", without("checks")],
  ["checks: write", { ...all, checks: "read" }],
  ["statuses: read", without("statuses")],
];

describe.each([
  ["public", false],
  ["private", true],
])("in a %s repository", { timeout: 60_000 }, (_name, isPrivate) => {
  test.each(matrix)("`%s` is asked for where the token has %o", async (line, permissions) => {
    const { result } = await runWith(permissions, isPrivate);
    expect(result.code).toBe(1);
    expect(result.log).toMatch(/^::error::.*Add .*to `permissions:` in the workflow/m);
    const [advice = ""] = result.log.split("GitHub says");
    expect(advice).toContain(`\`${line}\``);
    // With reading left, it cannot be told whether a card was refused for its issue or its pull request.
    const named = advice.match(/`[a-z-]+: (?:read|write)`/g) ?? [];
    expect(named.length).toBeLessThanOrEqual(2);
    expect(result.summary).toContain(line);
  });
});

test("what was lost to a red run is done by the next", { timeout: 60_000 }, async () => {
  const { stage, result } = await runWith({ contents: "read" }, false);
  expect(result.code).toBe(1);

  expect(await stage.run(stage.schedule)).toMatchObject({ code: 0 });

  const { state } = stage.sandbox;
  const [issue] = state.issues.by("repository", stage.seeded.repositoryId);
  const names = issue?.labelIds.map((id) => state.labels.at(id).name);
  expect(names).toContain("state/under-review");
  expect(stage.sandbox.violations.all).toEqual([]);
});
