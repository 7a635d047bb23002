import { type Actor, mayLead } from "../actor.ts";
import type { CommandOf } from "../commands.ts";
import { authorshipOf, workOf } from "../gate.ts";
import { memberById } from "../organization/members.ts";
import { owedReviews } from "../owed-reviews.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { whyNotEligible } from "../review/eligibility.ts";
import type { PullRequest } from "../review/schema.ts";
import { dueReviews } from "../review/slots.ts";
import type { Draft } from "./draft.ts";
import { followingChange } from "./follow-pull-requests.ts";

/** `/approve <layer>` and `/request-changes <layer>`: a review for teams that do not use GitHub's own. */
export function reviewLayer(draft: Draft, command: CommandOf<"ReviewLayer">): Refusal | null {
  const { layer } = command;
  if (draft.actor.kind === "tutti") return refuse("not-eligible", { layer, why: "not-of-the-layer" });
  const pullRequest = draft.pullRequest(command.pullRequest);
  if (pullRequest.status !== "open" && !isOwed(draft, pullRequest, command)) {
    return refuse("closed", { number: pullRequest.number });
  }
  const refusal = whyMayNot(draft, command);
  if (refusal !== null) return refusal;

  const tasks = draft.state.tasksOf(pullRequest).map(({ id }) => id);
  followingChange(draft, tasks, () => record(draft, command, draft.actor));
  return null;
}

function record(draft: Draft, command: CommandOf<"ReviewLayer">, actor: Actor): void {
  if (actor.kind === "tutti") return;
  const { layer, decision, comment } = command;
  const pullRequest = draft.pullRequest(command.pullRequest);
  draft.record({
    ...draft.stamp,
    type: "ReviewRecorded",
    pullRequest: pullRequest.id,
    review: {
      id: comment,
      source: "command",
      reviewer: actor.account,
      member: actor.member,
      decision,
      layer,
      commit: pullRequest.head.sha,
      at: command.at,
    },
  });
  if (decision !== "changes-requested") return;
  for (const task of draft.state.tasksOf(pullRequest)) {
    draft.record({ ...draft.stamp, type: "ReworkRequested", task: task.id, review: comment });
  }
}

/** What was merged without its reviews is approved after it; changes are asked for by opening the task again. */
function isOwed(
  draft: Draft,
  pullRequest: PullRequest,
  { layer, decision }: CommandOf<"ReviewLayer">,
): boolean {
  const owed = owedReviews(draft.state, pullRequest);
  return decision === "approved" && owed !== null && owed.layers.includes(layer);
}

function whyMayNot(draft: Draft, command: CommandOf<"ReviewLayer">): Refusal | null {
  const { organization } = draft.configuration;
  const pullRequest = draft.pullRequest(command.pullRequest);
  const tasks = draft.state.tasksOf(pullRequest);
  const work = workOf(organization, pullRequest, tasks);
  const authorship = authorshipOf(organization, pullRequest, tasks);
  const slots = dueReviews(organization, work).slots.filter(({ layer }) => layer === command.layer);
  const id = draft.actor.kind === "tutti" ? null : draft.actor.member;
  const member = id === null ? null : memberById(organization, id);
  if (slots.length === 0) return refuse("not-due", { layer: command.layer });
  if (member === null) return refuse("not-eligible", { layer: command.layer, why: "not-of-the-layer" });
  if (!mayLead(draft.actor)) return refuse("not-eligible", { layer: command.layer, why: "no-rights" });
  const reasons = slots.map((slot) => whyNotEligible(organization, slot, work.domains, authorship, member));
  const why = reasons.includes(null) ? null : reasons[0];
  return why === null || why === undefined ? null : refuse("not-eligible", { layer: command.layer, why });
}
