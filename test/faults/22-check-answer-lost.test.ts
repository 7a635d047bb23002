// Fault 22 where a second try would show twice: check runs that cannot be changed back, annotations that add up, and
// creates that reads do not show yet.
import { afterEach, beforeEach, expect, test } from "vitest";
import { createGithubForge } from "../../src/adapters/github/forge.ts";
import { CommitSha, TaskId } from "../../src/domain/ids.ts";
import type { Effect } from "../../src/ports/effect.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { githubOnNock } from "../support/github-on-nock.ts";
import { APP, type Loss, SCORE, createLittleGithub } from "../support/little-github.ts";

const READ_LAG = 30_000;
const silence: readonly Loss[] = ["502 after", "502 before", "502 before"];

type Check = Extract<Effect, { readonly kind: "check" }>;

let github: ReturnType<typeof createLittleGithub>;
let forge: Forge;
let clock: ReturnType<typeof githubOnNock>["clock"];

beforeEach(async () => {
  github = createLittleGithub();
  const on = githubOnNock({ baseUrl: await github.serve() });
  clock = on.clock;
  forge = createGithubForge({ client: on.client, clock, app: APP, gate: "gate", readLag: READ_LAG });
});

afterEach(() => github.stop());

function check(state: Check["state"], annotations = 0): Check {
  return {
    kind: "check",
    head: CommitSha.parse("a".repeat(40)),
    check: null,
    name: "gate",
    state,
    title: state,
    summary: "for a peer",
    annotations: Array.from({ length: annotations }, (_, index) => ({
      path: "a",
      line: index + 1,
      endLine: index + 1,
      column: null,
      level: "failure",
      message: "x",
    })),
  };
}

const card: Effect = {
  kind: "comment",
  subject: TaskId.parse("I_7"),
  number: 7,
  marker: "<!-- m -->",
  comment: null,
  body: "<!-- m --> card",
};

async function apply(effect: Effect) {
  const [outcome] = await forge.apply(SCORE, [effect]);
  if (outcome === undefined) throw new Error("no outcome");
  return outcome;
}

test.each<Loss>(["502 after", "connection lost after"])(
  "a check that was completed waits again, %s: one new run",
  async (loss) => {
    await apply(check("success"));
    github.lose(loss);
    expect(await apply(check("waiting"))).toMatchObject({ outcome: "done", id: github.checks[1]?.id });
    expect(github.checks.map(({ title }) => title)).toEqual(["success", "waiting"]);
  },
);

test.each([
  ["took effect", silence],
  ["did not take effect", ["502 before", "502 before", "502 before"]],
] as const)("a completion that nobody answered %s: then the check waits", async (_name, losses) => {
  await apply(check("waiting"));
  github.lose(...losses);
  expect(await apply(check("success"))).toMatchObject({ outcome: "uncertain" });
  expect(await apply(check("waiting"))).toMatchObject({ outcome: "done" });
  const wasCompleted = losses[0] === "502 after";
  expect(github.checks.map(({ title }) => title)).toEqual(
    wasCompleted ? ["success", "waiting"] : ["waiting"],
  );
});

test("a check that may have been made unseen: no older one is changed in its place", async () => {
  await apply(check("success"));
  github.lose(...silence);
  github.hideNewest(1);
  expect(await apply(check("waiting"))).toMatchObject({ outcome: "uncertain" });
  const older = github.checks[0]?.id ?? null;
  const failing = { ...check("failure"), check: older };
  expect(await apply(failing)).toMatchObject({ outcome: "uncertain", retryAt: expect.any(Number) });
  await clock.sleep(READ_LAG);
  github.hideNewest(0);
  expect(await apply(failing)).toMatchObject({ outcome: "done" });
  expect(github.checks.map(({ title }) => title)).toEqual(["success", "failure"]);
});

test.each<[string, readonly Loss[]]>([
  ["after", ["answered", "502 after"]],
  ["before", ["answered", "502 before"]],
])("annotations whose answer is lost %s they took effect: one run with each once", async (_name, losses) => {
  github.lose(...losses);
  expect(await apply(check("failure", 120))).toMatchObject({ outcome: "done" });
  expect(github.checks).toMatchObject([{ annotations: 120 }]);
});

test("a comment that may have been made unseen: the next batch waits until it can be seen", async () => {
  github.lose(...silence);
  github.hideNewest(1);
  expect(await apply(card)).toMatchObject({ outcome: "uncertain" });
  const again = await apply(card);
  expect(again).toEqual({ outcome: "uncertain", reason: expect.any(String), retryAt: expect.any(Number) });
  await clock.sleep(READ_LAG);
  github.hideNewest(0);
  expect(await apply(card)).toEqual({ outcome: "done", id: github.comments[0]?.id });
  expect(github.comments).toHaveLength(1);
});
