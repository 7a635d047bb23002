// An event that says "approved" stands on the ledger, well formed and in its chain, as only a stolen key or a foreign
// workflow could write it: the gate believes what GitHub shows, and the ledger only where GitHub says the same.
import { expect, test } from "vitest";
import { CommitSha } from "../../src/domain/ids.ts";
import { PatchId } from "../../src/domain/review/schema.ts";
import { processHints } from "../../src/usecases/process-hints.ts";
import { gateCheckName } from "../../src/views/pull-request-view.ts";
import { fakeTeam, home1 } from "../support/fake-home.ts";

const at = "2026-01-05T09:30:00.000Z";

async function waitingForReview() {
  const team = fakeTeam();
  const { people, github } = team;
  const home = await team.open();
  await processHints(home, [people.opensIssue("grace-g", 1)]);
  await processHints(home, [people.says("ada-g", 1, "/assign @bob-g")]);
  const links = [{ task: github.issueAt(home1.id, 1).facts.id, source: "closing-keyword" as const }];
  await processHints(home, [people.opensPullRequest("bob-g", 5, { links })]);
  const facts = () => github.pullRequestAt(home1.id, 5).look.facts;

  /** What stands on the ledger afterwards, and what the gate says to whoever looks next. */
  async function forge(review: {
    readonly id: string;
    readonly source: string;
    readonly reviewer: number;
    readonly commit?: string;
  }) {
    const { id: pullRequest, head } = facts();
    const forged = { commit: head.sha, ...review, member: "cy", decision: "approved", layer: null, at };
    await home.ledger.append(
      {
        subject: "forged",
        drafts: [{ v: 1, type: "ReviewRecorded", at, by: "tutti", pullRequest, review: forged }],
      },
      home.position,
    );
    const opened = await team.open();
    await processHints(opened, [people.says("bob-g", 5, "/status")]);
    return {
      reviews: opened.state.pullRequests.get(pullRequest)?.reviews ?? [],
      gate: github.checks.get(head.sha)?.find(({ name }) => name === gateCheckName),
    };
  }
  return { people, home, facts, forge };
}

test("GitHub knows of no such review", async () => {
  const { forge } = await waitingForReview();
  const { reviews, gate } = await forge({ id: "review-forged", source: "review", reviewer: 104 });
  expect(reviews).toHaveLength(1);
  expect(gate).toBeDefined();
  expect(gate?.conclusion ?? "waiting").not.toBe("success");
});

test("GitHub knows of no such comment", async () => {
  const { forge } = await waitingForReview();
  const { reviews, gate } = await forge({ id: "comment-forged", source: "command", reviewer: 104 });
  expect(reviews).toHaveLength(1);
  expect(gate?.conclusion ?? "waiting").not.toBe("success");
});

test("GitHub knows the review, of an older commit", async () => {
  const { people, home, facts, forge } = await waitingForReview();
  await processHints(home, [people.approves("cy-g", 5)]);
  const [older] = facts().reviews;
  if (older === undefined) throw new Error("nobody reviewed");
  const head = {
    ...facts().head,
    sha: CommitSha.parse("c".repeat(40)),
    patch: PatchId.parse("d".repeat(40)),
  };
  await processHints(home, [people.changesPullRequest("bob-g", 5, { head })]);

  const { reviews, gate } = await forge({ id: older.id, source: "review", reviewer: 104 });
  expect(reviews.map(({ commit }) => commit)).toContain(head.sha);
  expect(gate?.conclusion ?? "waiting").not.toBe("success");
});

test("GitHub knows the review, of another commit than the earlier one whose changes are the head's", async () => {
  const { people, home, facts, forge } = await waitingForReview();
  const first = facts().head;
  const push = (digit: string, patch: typeof first.patch) =>
    processHints(home, [
      people.changesPullRequest("bob-g", 5, {
        head: { ...first, sha: CommitSha.parse(digit.repeat(40)), patch },
      }),
    ]);
  await push("c", PatchId.parse("d".repeat(40)));
  await processHints(home, [people.approves("cy-g", 5)]);
  await push("e", first.patch);
  const [given] = facts().reviews;
  if (given === undefined) throw new Error("nobody reviewed");

  const { reviews, gate } = await forge({ id: given.id, source: "review", reviewer: 104, commit: first.sha });
  expect(reviews.map(({ commit }) => commit)).toContain(first.sha);
  expect(gate?.conclusion ?? "waiting").not.toBe("success");
});
