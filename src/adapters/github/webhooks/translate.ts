import type { Translate } from "../../../ports/hint.ts";
import { translateCheckRun, translateCheckSuite, translateStatus } from "./checks.ts";
import { translateIssueComment } from "./issue-comment.ts";
import { translateIssues } from "./issues.ts";
import { translateMergeGroup } from "./merge-group.ts";
import { translatePullRequestReview } from "./pull-request-review.ts";
import { translatePullRequest } from "./pull-request.ts";
import { translatePush } from "./push.ts";
import { type TranslateEvent, ignored } from "./reading.ts";
import { translateIssueDependencies, translateSubIssues } from "./relations.ts";
import { translateMember, translateTeam } from "./rights.ts";
import { translateLabel, translateRepository } from "./repository.ts";

const installationChanged: TranslateEvent = () => ({ outcome: "installation-changed" });

const translators: ReadonlyMap<string, TranslateEvent> = new Map<string, TranslateEvent>([
  ["issues", translateIssues],
  ["issue_comment", translateIssueComment],
  ["sub_issues", translateSubIssues],
  ["issue_dependencies", translateIssueDependencies],
  ["pull_request", translatePullRequest],
  ["pull_request_review", translatePullRequestReview],
  ["pull_request_review_thread", translatePullRequest],
  ["push", translatePush],
  ["create", () => ignored("a new ref; the push that made it says more")],
  ["delete", () => ignored("a deleted ref; its pull requests speak for themselves")],
  ["check_run", translateCheckRun],
  ["check_suite", translateCheckSuite],
  ["status", translateStatus],
  ["merge_group", translateMergeGroup],
  ["repository", translateRepository],
  ["member", translateMember],
  ["team", translateTeam],
  ["team_add", translateTeam],
  ["membership", translateTeam],
  ["organization", translateTeam],
  ["label", translateLabel],
  ["installation", installationChanged],
  ["installation_repositories", installationChanged],
  ["installation_target", installationChanged],
]);

export const translate: Translate = (event, payload, receivedAt) =>
  translators.get(event)?.(payload, receivedAt) ?? ignored(`no use for ${event}`);
