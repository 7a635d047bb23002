import type { CommandOf } from "../commands.ts";
import { type GateAnswer, answerGate } from "../gate.ts";
import type { TaskId } from "../ids.ts";
import type { PullRequestFacts } from "../review/schema.ts";
import { advance } from "./advance.ts";
import type { Draft } from "./draft.ts";
import { followingChange } from "./follow-pull-requests.ts";
import { recordLinks, wantedLinks } from "./link-tasks.ts";
import { completeMerged } from "./merging.ts";
import { owedLayers } from "./owed-layers.ts";
import { recordReviews } from "./record-reviews.ts";
import { followReverts } from "./reopen-reverted.ts";
import { takeUp } from "./take-up.ts";
import { waivedLayers } from "./waived-layers.ts";

/**
 * Compares what GitHub says of a pull request with what is on record, and records the difference. Safe to repeat, and
 * the same whatever was lost or late in between.
 */
export function observePullRequest(draft: Draft, command: CommandOf<"ObservePullRequest">): null {
  const { facts } = command;
  const before = draft.state.pullRequests.get(facts.id);
  const links = wantedLinks(draft, facts, before);
  const linked = new Set(before?.links.map(({ task }) => task));
  const affected = [...new Set([...linked, ...links.keys()])].filter((id) => draft.state.tasks.has(id));
  for (const id of affected) advance(draft, draft.task(id));
  // Judged before anything of this look is recorded, since the merge happened on what was there before it.
  const gate = before === undefined ? null : answerGate(draft.state, before);

  followingChange(draft, affected, () => {
    if (before === undefined) open(draft, facts);
    else recordHead(draft, facts);
    recordLinks(draft, facts, links);
    recordReviews(draft, command);
    recordChecks(draft, facts);
    recordStatus(draft, facts, gate);
    for (const id of affected) {
      const comesUp = !linked.has(id) || before?.status !== "open";
      settleTask(draft, id, facts, comesUp);
    }
  });
  if (facts.status === "merged" && before?.status !== "merged") {
    followReverts(draft, draft.pullRequest(facts.id));
  }
  return null;
}

function open(draft: Draft, facts: PullRequestFacts): void {
  const { repository, number, author, draft: isDraft, headRef, baseRef, fork } = facts;
  draft.record({
    ...draft.stamp,
    type: "PullRequestOpened",
    pullRequest: facts.id,
    repository,
    number,
    author,
    draft: isDraft,
    headRef,
    baseRef,
    fork,
    head: { ...facts.head, seenAt: draft.at },
  });
}

function recordHead(draft: Draft, facts: PullRequestFacts): void {
  const { head } = draft.pullRequest(facts.id);
  // A diff that could not be had the first time may be there now.
  const learnt = head.sha === facts.head.sha && head.patch === null && facts.head.patch !== null;
  if (head.sha === facts.head.sha && !learnt) return;
  const seenAt = learnt ? head.seenAt : draft.at;
  draft.record({
    ...draft.stamp,
    type: "HeadPushed",
    pullRequest: facts.id,
    head: { ...facts.head, seenAt },
  });
}

function recordChecks(draft: Draft, facts: PullRequestFacts): void {
  const { checks, head } = draft.pullRequest(facts.id);
  const named = draft.configuration.organization.review.layers.qa.checks;
  const now = facts.checks
    .filter(({ name }) => named.includes(name))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
  if (JSON.stringify(now) === JSON.stringify(checks)) return;
  draft.record({
    ...draft.stamp,
    type: "ChecksReported",
    pullRequest: facts.id,
    head: head.sha,
    checks: now,
  });
}

function recordStatus(draft: Draft, facts: PullRequestFacts, gate: GateAnswer | null): void {
  const before = draft.pullRequest(facts.id);
  const same =
    before.status === facts.status &&
    before.draft === facts.draft &&
    before.headRef === facts.headRef &&
    before.baseRef === facts.baseRef;
  if (same) return;
  const merges = facts.status === "merged" && before.status !== "merged";
  const isTask = draft.state.tasksOf(before).length > 0;
  const wasFilled = gate?.open === true && gate.layers.every(({ satisfied }) => satisfied);
  const owed = merges && !wasFilled ? owedLayers(draft, before) : null;
  const waived = merges ? waivedLayers(draft, before) : [];
  draft.record({
    ...draft.stamp,
    type: "PullRequestChanged",
    pullRequest: facts.id,
    status: facts.status,
    draft: facts.draft,
    headRef: facts.headRef,
    baseRef: facts.baseRef,
    bypassed: merges
      ? isTask && gate?.open !== true && !answerGate(draft.state, before).open
      : facts.status === "merged" && before.bypassed,
    ...(merges && facts.reverts.length > 0 ? { reverts: facts.reverts } : {}),
    ...(owed === null ? {} : { owed }),
    ...(waived.length === 0 ? {} : { waived: [...waived] }),
  });
}

/** Work that comes up is its author's when nobody has it; work that ended may have been the last of its task. */
function settleTask(draft: Draft, id: TaskId, facts: PullRequestFacts, comesUp: boolean): void {
  const task = draft.task(id);
  if (!task.tracked) return;
  if (facts.status !== "open") completeMerged(draft, task);
  else if (comesUp && task.pullRequests.includes(facts.id)) takeUp(draft, task, facts);
}
