import { roleIn } from "../authorization/repository-role.ts";
import type { Account, Team } from "../state/account.ts";
import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import { fullName } from "../state/lookup.ts";
import type { PullRequest } from "../state/pull-request.ts";
import { Refusal } from "../state/refusal.ts";
import { publishOnIssue, recordEvent, touchIssue } from "./record-event.ts";

export type Reviewers = { readonly accounts: readonly Account[]; readonly teams: readonly Team[] };

export function requestReviews(
  github: GitHub,
  actor: Actor,
  pullId: number,
  reviewers: Reviewers,
): PullRequest {
  refuseUnfit(github, github.state.pullRequests.at(pullId), reviewers.accounts);
  for (const { id } of reviewers.accounts) {
    const { requestedReviewerIds } = github.state.pullRequests.at(pullId);
    if (requestedReviewerIds.includes(id)) continue;
    github.state.pullRequests.update(pullId, { requestedReviewerIds: [...requestedReviewerIds, id] });
    tell(github, actor, pullId, "review_requested", { kind: "account", id });
  }
  for (const { id } of reviewers.teams) {
    const { requestedTeamIds } = github.state.pullRequests.at(pullId);
    if (requestedTeamIds.includes(id)) continue;
    github.state.pullRequests.update(pullId, { requestedTeamIds: [...requestedTeamIds, id] });
    tell(github, actor, pullId, "review_requested", { kind: "team", id });
  }
  return github.state.pullRequests.at(pullId);
}

export function removeReviewRequests(
  github: GitHub,
  actor: Actor,
  pullId: number,
  reviewers: Reviewers,
): PullRequest {
  for (const { id } of reviewers.accounts) {
    const { requestedReviewerIds } = github.state.pullRequests.at(pullId);
    if (!requestedReviewerIds.includes(id)) continue;
    const rest = requestedReviewerIds.filter((one) => one !== id);
    github.state.pullRequests.update(pullId, { requestedReviewerIds: rest });
    tell(github, actor, pullId, "review_request_removed", { kind: "account", id });
  }
  for (const { id } of reviewers.teams) {
    const { requestedTeamIds } = github.state.pullRequests.at(pullId);
    if (!requestedTeamIds.includes(id)) continue;
    github.state.pullRequests.update(pullId, {
      requestedTeamIds: requestedTeamIds.filter((one) => one !== id),
    });
    tell(github, actor, pullId, "review_request_removed", { kind: "team", id });
  }
  return github.state.pullRequests.at(pullId);
}

function refuseUnfit(github: GitHub, pull: PullRequest, accounts: readonly Account[]): void {
  const { state } = github;
  const repository = state.repositories.at(pull.repositoryId);
  const { authorId } = state.issues.at(pull.issueId);
  if (accounts.some(({ id }) => id === authorId)) {
    throw new Refusal(422, "Review cannot be requested from pull request author.");
  }
  const isCollaborator = ({ id, kind }: Account): boolean =>
    kind === "user" && roleIn(state, repository, id, "explicit") !== "none";
  if (accounts.every(isCollaborator)) return;
  throw new Refusal(
    422,
    `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${fullName(state, repository)} repository.`,
  );
}

function tell(
  github: GitHub,
  actor: Actor,
  pullId: number,
  action: "review_requested" | "review_request_removed",
  reviewer: { readonly kind: "account" | "team"; readonly id: number },
): void {
  const issue = touchIssue(github, github.state.pullRequests.at(pullId).issueId);
  recordEvent(github, actor, issue, { kind: action, reviewer });
  const common = { action, issueId: issue.id };
  if (reviewer.kind === "account")
    publishOnIssue(github, actor, issue, { ...common, reviewerId: reviewer.id });
  else publishOnIssue(github, actor, issue, { ...common, teamId: reviewer.id });
}
