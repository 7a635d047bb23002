import { describe, expect, test } from "vitest";
import { createGithubForge } from "../../src/adapters/github/forge.ts";
import { AccountId, CommitSha, PullRequestId, TaskId } from "../../src/domain/ids.ts";
import type { Effect } from "../../src/ports/effect.ts";
import { githubOnNock } from "../support/github-on-nock.ts";
import { APP, type Loss, SCORE, createLittleGithub } from "../support/little-github.ts";

const task = TaskId.parse("I_7");
const pullRequest = PullRequestId.parse("PR_9");
const account = AccountId.parse(43);
const READ_LAG = 30_000;

const writes: Readonly<Record<string, Effect>> = {
  labels: {
    kind: "labels",
    subject: task,
    number: 7,
    add: [{ name: "state/assigned", color: "0e8a16", description: "" }],
    remove: [],
  },
  comment: {
    kind: "comment",
    subject: task,
    number: 7,
    marker: "<!-- m -->",
    comment: null,
    body: "<!-- m --> card",
  },
  check: {
    kind: "check",
    head: CommitSha.parse("a".repeat(40)),
    check: null,
    name: "gate",
    state: "waiting",
    title: "Waits",
    summary: "for a peer",
    annotations: [],
  },
  reaction: { kind: "reaction", subject: "IC_1", content: "eyes" },
  close: { kind: "close", subject: task, number: 7, as: "completed" },
  reopen: { kind: "reopen", subject: task, number: 7 },
  assignees: { kind: "assignees", subject: task, number: 7, add: [account], remove: [] },
  reviewers: { kind: "request-reviewers", subject: pullRequest, number: 9, reviewers: [account] },
  draft: { kind: "convert-to-draft", subject: pullRequest },
  ready: { kind: "ready-for-review", subject: pullRequest },
};

/** A repository after one effect, whose writes' answers are lost as told. */
async function stateAfter(effect: Effect, losses: readonly Loss[], hideNewestFor = 0) {
  const github = createLittleGithub();
  const baseUrl = await github.serve();
  github.labels.set("state/assigned", "LA_1");
  github.lose(...losses);
  const { client, clock } = githubOnNock({ baseUrl });
  const lagging = {
    ...clock,
    async sleep(milliseconds: number) {
      await clock.sleep(milliseconds);
      if (clock.now() >= started + hideNewestFor) github.hideNewest(0);
    },
  };
  const started = clock.now();
  if (hideNewestFor > 0) github.hideNewest(1);
  const forge = createGithubForge({ client, clock: lagging, app: APP, gate: "gate", readLag: READ_LAG });
  const outcomes = await forge.apply(SCORE, [effect]);
  github.stop();
  const { comments, checks, marks } = github;
  return { outcomes: outcomes.map(({ outcome }) => outcome), comments, checks, marks: [...marks] };
}

function withoutIds(state: Awaited<ReturnType<typeof stateAfter>>) {
  return JSON.parse(JSON.stringify(state), (key, value: unknown) => (key === "id" ? "-" : value));
}

describe("faults 22 and 23: a write's answer is lost", () => {
  const losses: readonly (readonly Loss[])[] = [
    ["502 after"],
    ["connection lost after"],
    ["502 before"],
    ["502 before", "502 after"],
  ];
  const cases = Object.keys(writes).flatMap((name) =>
    losses.map((loss) => [name, loss.join(", then "), loss] as const),
  );

  test.each(cases)("%s, %s: the same in the end as without", async (name, _loss, loss) => {
    const effect = writes[name];
    if (effect === undefined) throw new Error(`no write ${name}`);
    expect(withoutIds(await stateAfter(effect, loss))).toEqual(withoutIds(await stateAfter(effect, [])));
  });

  test.each(["comment", "check"])("%s, and reads lag behind: still one", async (name) => {
    const effect = writes[name];
    if (effect === undefined) throw new Error(`no write ${name}`);
    const { comments, checks } = await stateAfter(effect, ["502 after"], READ_LAG - 1_000);
    expect(comments.length + checks.length).toBe(1);
  });

  test("GitHub stays silent: uncertain, and one at most", async () => {
    const effect = writes["comment"];
    if (effect === undefined) throw new Error("no comment");
    const { outcomes, comments } = await stateAfter(effect, ["502 before", "502 before", "502 before"]);
    expect(outcomes).toEqual(["uncertain"]);
    expect(comments).toEqual([]);
  });
});
