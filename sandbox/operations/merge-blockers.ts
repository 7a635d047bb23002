import { bindingRules } from "../authorization/binding-rules.ts";
import { isAtLeast, roleIn } from "../authorization/repository-role.ts";
import { whyCheckBlocks } from "../authorization/required-checks.ts";
import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { GitHubState } from "../state/github-state.ts";
import type { PullRequest, Review } from "../state/pull-request.ts";
import type { Rule } from "../state/ruleset.ts";

/** What the rules of the base still ask of a pull request before this actor may merge it, in GitHub's words. */
export async function mergeBlockers(
  github: Pick<GitHub, "state" | "git">,
  actor: Actor,
  pull: PullRequest,
): Promise<readonly string[]> {
  const repository = github.state.repositories.at(pull.repositoryId);
  const rules = bindingRules(github.state, repository, `refs/heads/${pull.baseRef}`, actor, "pull-request");
  const found = await Promise.all(rules.map(async (rule) => blockersOf(github, pull, rule)));
  return [...new Set(found.flat())];
}

async function blockersOf(
  github: Pick<GitHub, "state" | "git">,
  pull: PullRequest,
  rule: Rule,
): Promise<readonly string[]> {
  switch (rule.type) {
    case "required_status_checks": {
      const checks = rule.checks
        .map((check) => whyCheckBlocks(github.state, pull.repositoryId, pull.headSha, check))
        .filter((reason) => reason !== null);
      return rule.strict && !(await isUpToDate(github, pull))
        ? [...checks, "This branch must be updated with the base branch before it can be merged."]
        : checks;
    }
    case "pull_request":
      return reviewBlockers(github.state, pull, rule);
    case "update":
      return ["Cannot update this protected ref."];
    case "creation":
    case "deletion":
    case "non_fast_forward":
    case "required_linear_history":
    case "required_signatures":
      return [];
    default:
      return rule satisfies never;
  }
}

async function isUpToDate({ git }: Pick<GitHub, "git">, pull: PullRequest): Promise<boolean> {
  const base = await git.resolveRef(pull.repositoryId, `refs/heads/${pull.baseRef}`);
  return base !== null && (await git.isAncestor(pull.repositoryId, base, pull.headSha));
}

function reviewBlockers(
  state: GitHubState,
  pull: PullRequest,
  rule: Extract<Rule, { readonly type: "pull_request" }>,
): readonly string[] {
  const verdicts = latestVerdicts(state, pull);
  const approvals = verdicts.filter((review) => review.state === "APPROVED");
  const threads = state.reviewThreads.by("pullRequest", pull.id);
  return [
    ...(verdicts.some((review) => review.state === "CHANGES_REQUESTED")
      ? ["Changes have been requested."]
      : []),
    ...(approvals.length < rule.requiredApprovals
      ? [
          `At least ${String(rule.requiredApprovals)} approving review${rule.requiredApprovals === 1 ? " is" : "s are"} required by reviewers with write access.`,
        ]
      : []),
    ...(rule.requireLastPushApproval && !approvals.some(({ commitSha }) => commitSha === pull.headSha)
      ? ["New changes require approval from someone other than the last pusher."]
      : []),
    ...(rule.requireThreadResolution && threads.some(({ resolvedById }) => resolvedById === null)
      ? ["A conversation must be resolved before this pull request can be merged."]
      : []),
  ];
}

/** Of each reviewer with write access the last word; comments are none. */
function latestVerdicts(state: GitHubState, pull: PullRequest): readonly Review[] {
  const repository = state.repositories.at(pull.repositoryId);
  const verdicts = state.reviews
    .by("pullRequest", pull.id)
    .filter((review) => ["APPROVED", "CHANGES_REQUESTED", "DISMISSED"].includes(review.state))
    .filter(({ authorId }) => isAtLeast(roleIn(state, repository, authorId, "explicit"), "write"));
  return [...new Map(verdicts.map((review) => [review.authorId, review])).values()];
}
