import { describe, expect, it } from "vitest";
import type { Act } from "../act.ts";
import { members } from "../members.ts";
import { repertoire } from "../repertoire.ts";
import type { Issue, PullRequest, World } from "../world.ts";

const now = Date.parse("2026-03-02T12:00:00Z");
const [piece] = repertoire;

const issue = (change: Partial<Issue> = {}): Issue => ({
  number: 1,
  title: piece?.title ?? "",
  body: "- [ ] written down",
  createdAt: "2026-03-02T11:59:50Z",
  labels: ["state/pending", "domain/strings"],
  assignees: [],
  comments: [],
  ...change,
});

const pull = (change: Partial<PullRequest> = {}): PullRequest => ({
  id: "PR_1",
  number: 2,
  isDraft: false,
  headRefName: "tutti/1-bowing",
  headRefOid: "b".repeat(40),
  author: "viola-dev",
  mergeStateStatus: "BLOCKED",
  reviews: [],
  reviewRequests: [],
  ...change,
});

const world = (change: Partial<World> = {}): World => ({
  issuesEver: 1,
  newestIssueAt: "2026-03-02T11:59:50Z",
  issues: [issue()],
  branches: ["main"],
  pullRequests: [],
  ...change,
});

const next = (login: string, sight: World, seed = 1): Act | null => {
  const member = members.find((one) => one.login === login);
  if (member === undefined) throw new Error(`nobody plays ${login}`);
  return member.decide({ login, now, seed }, sight);
};

const mine = (state: string, change: Partial<Issue> = {}) =>
  issue({ labels: [`state/${state}`, "domain/strings"], assignees: ["viola-dev"], ...change });
const begun = { branches: ["main", "tutti/1-bowing"] };

describe("the conductor", () => {
  it("asks for a piece when nothing is open, in the repertoire's words", () => {
    const act = next("conductor", world({ issues: [], newestIssueAt: null, issuesEver: 0 }));
    expect(repertoire.map(({ title }) => title)).toContain(act?.kind === "open-issue" ? act.title : null);
  });

  it("asks for no more soon after the last, nor when a few are open", () => {
    expect(next("conductor", world())).toBeNull();
    const three = [1, 2, 3].map((number) => issue({ number, title: String(number) }));
    expect(next("conductor", world({ issues: three, newestIssueAt: "2026-03-01T00:00:00Z" }))).toBeNull();
  });

  it("asks for nothing that is open already", () => {
    const open = repertoire.slice(0, 2).map(({ title }, index) => issue({ number: index + 1, title }));
    const sight = world({ issues: open, newestIssueAt: "2026-03-01T00:00:00Z" });
    for (let seed = 0; seed < 50; seed += 1) {
      const act = next("conductor", sight, seed);
      expect(open.map(({ title }) => title)).not.toContain(act?.kind === "open-issue" ? act.title : null);
    }
  });
});

describe("a section's lead", () => {
  it("gives what waits to whoever of the section has least", () => {
    const busy = ["viola-dev", "cello-dev"].map((login, index) =>
      issue({ number: index + 2, labels: ["state/in-progress", "domain/strings"], assignees: [login] }),
    );
    const act = next("viola-lead", world({ issues: [issue(), ...busy] }));
    expect(act).toEqual({ kind: "comment", issue: 1, body: "/assign @metronome" });
  });

  it("says nothing twice, and nothing of another section's", () => {
    const act = next("viola-lead", world());
    const body = act?.kind === "comment" ? act.body : "";
    expect(
      next("viola-lead", world({ issues: [issue({ comments: [{ author: "viola-lead", body }] })] })),
    ).toBeNull();
    expect(next("flute-lead", world())).toBeNull();
  });

  it("approves in domain review, once per head, and merges for the agent", () => {
    const sight = (change: Partial<PullRequest>) =>
      world({ ...begun, issues: [mine("domain-review")], pullRequests: [pull(change)] });
    expect(next("viola-lead", sight({}))).toMatchObject({ kind: "review", verdict: "APPROVE" });
    const reviews = [{ author: "viola-lead", state: "APPROVED", commit: { oid: "b".repeat(40) } }];
    expect(next("viola-lead", sight({ reviews }))).toBeNull();
    expect(
      next("viola-lead", sight({ reviews, author: "metronome", mergeStateStatus: "CLEAN" })),
    ).toMatchObject({
      kind: "merge",
    });
  });
});

describe("a player", () => {
  const player = (sight: Partial<World>) => next("viola-dev", world({ ...begun, ...sight }));
  const ticked = { body: "- [x] written down" };

  it("accepts, then begins on a branch of the task's", () => {
    expect(player({ issues: [mine("assigned")], branches: [] })).toMatchObject({ body: "/accept" });
    const comments = [{ author: "viola-dev", body: "/accept" }];
    const act = player({ issues: [mine("assigned", { comments })], branches: [] });
    expect(act).toMatchObject({ kind: "push", branch: "tutti/1-write-the-bowing-down-for" });
  });

  it("opens a pull request, ticks what it did, and says that it is ready", () => {
    expect(player({ issues: [mine("in-progress")] })).toMatchObject({
      kind: "open-pull-request",
      body: "Closes #1.",
    });
    const draft = [pull({ isDraft: true })];
    expect(player({ issues: [mine("in-progress")], pullRequests: draft })).toEqual({
      kind: "edit-issue",
      issue: 1,
      body: "- [x] written down",
    });
    expect(player({ issues: [mine("in-progress", ticked)], pullRequests: draft })).toMatchObject({
      kind: "mark-ready",
    });
  });

  it("mends what a review asked for at this head, then asks the reviewer again, once", () => {
    const asked = (oid: string) => [{ author: "cello-dev", state: "CHANGES_REQUESTED", commit: { oid } }];
    const issues = [mine("in-progress", ticked)];
    const now = pull({ reviews: asked("b".repeat(40)) });
    expect(player({ issues, pullRequests: [now] })).toMatchObject({ kind: "push", branch: "tutti/1-bowing" });
    const mended = pull({ reviews: asked("a".repeat(40)) });
    expect(player({ issues, pullRequests: [mended] })).toMatchObject({
      kind: "request-review",
      reviewers: ["cello-dev"],
    });
    expect(player({ issues, pullRequests: [{ ...mended, reviewRequests: ["cello-dev"] }] })).toBeNull();
  });

  it("merges its own when nothing is in the way, and never before", () => {
    const merging = (mergeStateStatus: string) =>
      player({ issues: [mine("under-review", ticked)], pullRequests: [pull({ mergeStateStatus })] });
    expect(merging("CLEAN")).toMatchObject({ kind: "merge", pullRequest: 2 });
    expect([merging("BLOCKED"), merging("DIRTY"), merging("UNKNOWN")]).toEqual([null, null, null]);
  });

  it("reviews only what it is asked to, and approves what was sent back before", () => {
    const sight = (change: Partial<PullRequest>) =>
      world({ ...begun, issues: [mine("under-review", ticked)], pullRequests: [pull(change)] });
    expect(next("cello-dev", sight({}))).toBeNull();
    expect(next("cello-dev", sight({ reviewRequests: ["cello-dev"] }))).toMatchObject({ kind: "review" });
    const reviews = [{ author: "cello-dev", state: "CHANGES_REQUESTED", commit: { oid: "a".repeat(40) } }];
    expect(next("cello-dev", sight({ reviewRequests: ["cello-dev"], reviews }))).toMatchObject({
      verdict: "APPROVE",
    });
  });

  it("leaves alone what is blocked, escalated or nobody's task", () => {
    for (const state of ["blocked", "escalated", "completed"])
      expect(player({ issues: [mine(state)] })).toBeNull();
    expect(player({ issues: [issue({ labels: [], assignees: ["viola-dev"] })] })).toBeNull();
  });

  it("who is an agent begins without a word and merges nothing", () => {
    const own = (state: string) => issue({ ...mine(state, ticked), assignees: ["metronome"] });
    expect(next("metronome", world({ issues: [own("assigned")] }))).toMatchObject({ kind: "push" });
    const clean = [pull({ author: "metronome", mergeStateStatus: "CLEAN" })];
    expect(
      next("metronome", world({ ...begun, issues: [own("under-review")], pullRequests: clean })),
    ).toBeNull();
  });
});
