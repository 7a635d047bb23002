import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { githubOnNock } from "../../../../test/support/github-on-nock.ts";
import {
  APP,
  LOCKED,
  OURSELVES,
  SOMEBODY,
  SCORE,
  createLittleGithub,
} from "../../../../test/support/little-github.ts";
import { AccountId, CommitSha, PullRequestId, TaskId } from "../../../domain/ids.ts";
import type { Effect } from "../../../ports/effect.ts";
import type { Forge } from "../../../ports/forge.ts";
import { createGithubForge } from "../forge.ts";

const task = TaskId.parse("I_7");
const head = CommitSha.parse("a".repeat(40));
const MARKER = "<!-- tutti:card -->";

let github: ReturnType<typeof createLittleGithub>;
let baseUrl = "";
let forge: Forge;
let requests: { readonly kind: "read" | "write" }[];

/** A new process: nothing remembered. */
function start(): void {
  const { client, clock, observations } = githubOnNock({ baseUrl });
  requests = observations;
  forge = createGithubForge({ client, clock, app: APP, gate: "gate", readLag: 30_000 });
}

beforeEach(async () => {
  github = createLittleGithub();
  baseUrl = await github.serve();
  start();
});

afterEach(() => github.stop());

function label(name: string) {
  return { name, color: "0e8a16", description: "" };
}

function labels(add: readonly string[], remove: readonly string[] = []): Effect {
  return { kind: "labels", subject: task, number: 7, add: add.map(label), remove };
}

function comment(body: string, id: string | null = null): Effect {
  return {
    kind: "comment",
    subject: task,
    number: 7,
    marker: MARKER,
    comment: id,
    body: `${MARKER}\n${body}`,
  };
}

function check(changes: Partial<Extract<Effect, { readonly kind: "check" }>> = {}): Effect {
  return {
    kind: "check",
    head,
    check: null,
    name: "tutti / peer review",
    state: "waiting",
    title: "Waits",
    summary: "for a peer",
    annotations: [],
    ...changes,
  };
}

const annotation = (line: number) =>
  ({ path: "a", line, endLine: line, column: 2, level: "failure", message: "x" }) as const;

describe("effects", () => {
  test("of several kinds go in one request, after one that reads what they need", async () => {
    github.labels.set("state/assigned", "LA_assigned");
    github.labels.set("state/pending", "LA_pending");
    const outcomes = await forge.apply(SCORE, [
      labels(["state/assigned"], ["state/pending"]),
      comment("card"),
      check(),
      { kind: "reaction", subject: "IC_9", content: "confused" },
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["done", "done", "done", "done"]);
    expect(requests.filter(({ kind }) => kind === "write")).toHaveLength(1);
    expect(requests.filter(({ kind }) => kind === "read")).toHaveLength(2);
    expect(github.mutations).toEqual([
      "addLabelsToLabelable",
      "removeLabelsFromLabelable",
      "addComment",
      "createCheckRun",
      "addReaction",
    ]);
  });

  test("whose needs are known take one request alone", async () => {
    await forge.apply(SCORE, [labels(["state/assigned"]), comment("card"), check()]);
    const before = requests.length;
    await forge.apply(SCORE, [labels(["state/assigned"]), comment("newer"), check({ state: "success" })]);
    expect(requests.length - before).toBe(1);
    expect(github.comments).toMatchObject([{ body: `${MARKER}\nnewer` }]);
    expect(github.checks).toMatchObject([{ status: "COMPLETED", conclusion: "SUCCESS" }]);
  });

  test("none take no request", async () => {
    expect(await forge.apply(SCORE, [])).toEqual([]);
    expect(github.mutations).toEqual([]);
  });
});

describe("labels", () => {
  test("that are missing are made", async () => {
    await forge.apply(SCORE, [labels(["state/assigned", "tier/1"], ["state/never-made"])]);
    expect([...github.labels.keys()]).toEqual(["state/assigned", "tier/1"]);
    expect([...github.marks]).toEqual(["label state/assigned", "label tier/1"]);
  });

  test("that will be wanted are made together with the first that is missing", async () => {
    github.labels.set("tier/1", "LA_tier");
    const palette = ["state/assigned", "tier/1", "state/blocked"].map(label);
    const effect = { kind: "labels", subject: task, number: 7, remove: [], palette } as const;
    await forge.apply(SCORE, [{ ...effect, add: [label("tier/1")] }]);
    expect([...github.labels.keys()]).toEqual(["tier/1"]);
    await forge.apply(SCORE, [{ ...effect, add: [label("state/assigned")] }]);
    expect([...github.labels.keys()]).toEqual(["tier/1", "state/assigned", "state/blocked"]);
    expect([...github.marks]).toEqual(["label tier/1", "label state/assigned"]);
    const before = requests.length;
    await forge.apply(SCORE, [{ ...effect, add: [label("state/blocked")] }]);
    expect(requests.length - before).toBe(1);
  });

  test("that cannot be made are not taken for done", async () => {
    github.refuseLabels();
    expect(await forge.apply(SCORE, [labels(["state/assigned"])])).toMatchObject([{ outcome: "uncertain" }]);
    expect([...github.marks]).toEqual([]);
  });

  test("that somebody deleted meanwhile are made anew", async () => {
    await forge.apply(SCORE, [labels(["state/assigned"])]);
    github.labels.clear();
    expect(await forge.apply(SCORE, [labels(["state/assigned"])])).toMatchObject([{ outcome: "done" }]);
    expect([...github.labels.keys()]).toEqual(["state/assigned"]);
  });
});

describe("a comment", () => {
  test("is made once for its marker, also by a process that remembers nothing", async () => {
    await forge.apply(SCORE, [comment("one")]);
    start();
    expect(await forge.apply(SCORE, [comment("two")])).toEqual([
      { outcome: "done", id: github.comments[0]?.id },
    ]);
    expect(github.comments).toMatchObject([{ body: `${MARKER}\ntwo` }]);
  });

  test("wanted twice in one batch is made once, and says the later thing", async () => {
    await forge.apply(SCORE, [comment("one"), comment("two")]);
    expect(github.comments).toMatchObject([{ body: `${MARKER}\ntwo` }]);
  });

  test("is not somebody's who typed the marker", async () => {
    github.comments.push({ id: "IC_theirs", subject: task, body: `${MARKER} mine!`, author: SOMEBODY });
    await forge.apply(SCORE, [comment("card")]);
    expect(github.comments).toMatchObject([
      { body: `${MARKER} mine!` },
      { body: `${MARKER}\ncard`, author: OURSELVES },
    ]);
  });

  test("that was deleted is made anew", async () => {
    expect(await forge.apply(SCORE, [comment("card", "IC_deleted")])).toMatchObject([{ outcome: "done" }]);
    expect(github.comments).toMatchObject([{ body: `${MARKER}\ncard` }]);
  });

  test("on a locked issue is refused, and the other effects are done", async () => {
    const locked: Effect = {
      kind: "comment",
      subject: TaskId.parse(LOCKED),
      number: 8,
      marker: MARKER,
      comment: null,
      body: MARKER,
    };
    expect(await forge.apply(SCORE, [locked, comment("card")])).toMatchObject([
      { outcome: "refused", cause: "locked", reason: "Issue is locked" },
      { outcome: "done" },
    ]);
  });

  test("on an issue that is gone is refused", async () => {
    const gone: Effect = {
      kind: "comment",
      subject: task,
      number: 1_000,
      marker: MARKER,
      comment: null,
      body: MARKER,
    };
    expect(await forge.apply(SCORE, [gone])).toMatchObject([{ outcome: "refused" }]);
  });

  test("longer than GitHub takes is cut and keeps its marker", async () => {
    const body = `${"x".repeat(70_000)}\n${MARKER}`;
    await forge.apply(SCORE, [
      { kind: "comment", subject: task, number: 7, marker: MARKER, comment: null, body },
    ]);
    expect(github.comments[0]?.body).toHaveLength(65_535);
    expect(github.comments[0]?.body).toContain(MARKER);
  });
});

describe("a check", () => {
  test("that was completed is replaced to wait again", async () => {
    await forge.apply(SCORE, [check({ state: "success" })]);
    await forge.apply(SCORE, [check({ state: "waiting" })]);
    expect(github.checks.map(({ status }) => status)).toEqual(["COMPLETED", "IN_PROGRESS"]);
  });

  test("as it is already is left alone, also by a process that remembers nothing", async () => {
    await forge.apply(SCORE, [check()]);
    start();
    expect(await forge.apply(SCORE, [check()])).toEqual([{ outcome: "done", id: github.checks[0]?.id }]);
    expect(github.mutations).toEqual(["createCheckRun"]);
  });

  test("of another App with our name is not ours", async () => {
    await forge.apply(SCORE, [check()]);
    for (const run of github.checks) run.app = 99;
    start();
    await forge.apply(SCORE, [check()]);
    expect(github.checks.map(({ app }) => app)).toEqual([99, APP]);
  });

  test("gets all its annotations, fifty a request, and not twice", async () => {
    const annotations = Array.from({ length: 120 }, (_, line) => annotation(line + 1));
    await forge.apply(SCORE, [check({ state: "failure", annotations })]);
    start();
    await forge.apply(SCORE, [check({ state: "failure", annotations })]);
    expect(github.checks).toMatchObject([{ conclusion: "FAILURE", annotations: 120 }]);
    expect(github.mutations).toEqual(["createCheckRun", "updateCheckRun", "updateCheckRun"]);
  });

  test("whose annotations changed is replaced: GitHub only adds to them", async () => {
    await forge.apply(SCORE, [check({ state: "failure", annotations: [annotation(1)] })]);
    await forge.apply(SCORE, [check({ state: "failure", annotations: [annotation(2)] })]);
    expect(github.checks.map(({ annotations }) => annotations)).toEqual([1, 1]);
  });
});

describe("people and states", () => {
  test("are changed by node ids, which are asked for once", async () => {
    const account = AccountId.parse(43);
    const effects: readonly Effect[] = [
      { kind: "assignees", subject: task, number: 7, add: [account], remove: [] },
      { kind: "request-reviewers", subject: PullRequestId.parse("PR_9"), number: 9, reviewers: [account] },
      { kind: "close", subject: task, number: 7, as: "not-planned" },
      { kind: "reopen", subject: task, number: 7 },
      { kind: "convert-to-draft", subject: PullRequestId.parse("PR_9") },
      { kind: "ready-for-review", subject: PullRequestId.parse("PR_9") },
    ];
    await forge.apply(SCORE, effects);
    await forge.apply(SCORE, effects);
    expect([...github.marks]).toEqual([
      "assignee U_43",
      "reviewer U_43",
      "closed NOT_PLANNED",
      "open",
      "draft",
      "ready",
    ]);
    expect(requests.filter(({ kind }) => kind === "read")).toHaveLength(2);
  });
});
