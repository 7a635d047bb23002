import type { CommandOf } from "../commands.ts";
import type { EventOf } from "../events.ts";
import { CommitSha } from "../ids.ts";
import { memberByAccount } from "../organization/members.ts";
import type { PullRequest, PullRequestFacts, Review } from "../review/schema.ts";
import type { Task } from "../task/schema.ts";
import type { Draft } from "./draft.ts";
import { layersOfPullRequest } from "./pull-requests-of-task.ts";

/**
 * Records reviews that are new and those that are gone. A review keeps the commit that it was first seen with: GitHub may
 * point it at another head later.
 */
export function recordReviews(draft: Draft, command: CommandOf<"ObservePullRequest">): void {
  const { facts } = command;
  const before = draft.pullRequest(facts.id);
  withdraw(draft, before, facts);
  for (const review of facts.reviews.toSorted((left, right) => (left.at < right.at ? -1 : 1))) {
    if (before.reviews.some((known) => known.id === review.id && known.decision === review.decision))
      continue;
    record(draft, facts, review, command);
  }
  recordRequest(draft, facts);
}

function record(
  draft: Draft,
  facts: PullRequestFacts,
  review: PullRequestFacts["reviews"][number],
  command: CommandOf<"ObservePullRequest">,
): void {
  const member = memberByAccount(draft.configuration.organization, review.reviewer)?.id ?? null;
  const commit = command.reviewedCommits.get(review.id) ?? commitOfLateReview(facts, review);
  const recorded: Review = { ...review, source: "review", member, layer: null, commit };
  draft.record({ ...draft.stamp, type: "ReviewRecorded", pullRequest: facts.id, review: recorded });
  if (review.decision === "changes-requested") countRework(draft, facts, recorded);
}

/** The commit of a review whose webhook was lost. After a force-push GitHub may name a head that nobody reviewed. */
function commitOfLateReview(facts: PullRequestFacts, review: PullRequestFacts["reviews"][number]): CommitSha {
  const isOriginal = facts.forcePushedAt === null || facts.forcePushedAt <= review.at;
  return isOriginal ? review.commit : unknownCommit;
}

/** Stands for a commit that no head ever has. */
const unknownCommit = CommitSha.parse("0".repeat(40));

function withdraw(draft: Draft, before: PullRequest, facts: PullRequestFacts): void {
  for (const review of before.reviews) {
    if (review.source !== "review" || !facts.dismissed.includes(review.id)) continue;
    draft.record({ ...draft.stamp, type: "ReviewWithdrawn", pullRequest: facts.id, review: review.id });
  }
}

/** A change request of somebody who may fill a layer sends the work back once. */
function countRework(draft: Draft, facts: PullRequestFacts, review: Review): void {
  const pullRequest = draft.pullRequest(facts.id);
  const counts = layersOfPullRequest(draft, pullRequest).some(
    ({ objections }) => review.member !== null && objections.includes(review.member),
  );
  if (!counts) return;
  for (const task of draft.state.tasksOf(pullRequest)) {
    draft.record({
      ...draft.stamp,
      type: "ReworkRequested",
      task: task.id,
      review: review.id,
      ...groundOf(task, facts, review),
    });
  }
}

/**
 * Threads that stay open, all of them and no other, over a new head: what was done is no answer to what was asked. Of the
 * head that was reviewed: a word about earlier work, however late it comes, says nothing of what was done since.
 */
function groundOf(
  { reworkGround: before }: Task,
  { openThreads }: PullRequestFacts,
  { commit }: Review,
): Pick<EventOf<"ReworkRequested">, "ground" | "standstill"> {
  if (openThreads === undefined || openThreads.length === 0 || commit === unknownCommit) return {};
  const ground = { head: commit, threads: openThreads.toSorted() };
  const isSame =
    before !== null && before.head !== ground.head && before.threads.join(" ") === ground.threads.join(" ");
  return isSame ? { ground, standstill: true } : { ground };
}

/** Somebody was asked for a review who was not asked before, or the draft became ready: look again. */
function recordRequest(draft: Draft, facts: PullRequestFacts): void {
  const before = draft.pullRequest(facts.id);
  const added = facts.requested.some((account) => !before.requested.includes(account));
  const ready = before.draft && !facts.draft;
  const gone = before.requested.some((account) => !facts.requested.includes(account));
  if (added || gone) {
    draft.record({
      ...draft.stamp,
      type: "ReviewersChanged",
      pullRequest: facts.id,
      reviewers: facts.requested,
    });
  }
  if (added || ready) draft.record({ ...draft.stamp, type: "ReviewRequested", pullRequest: facts.id });
}
