import { fullName } from "../state/lookup.ts";
import { nodeId } from "../state/node-id.ts";
import type { Rule, Ruleset } from "../state/ruleset.ts";
import { repositoryHtmlUrl, repositoryUrl } from "./repository.ts";
import type { View } from "./view.ts";

export function showRuleset(view: View, ruleset: Ruleset) {
  return {
    ...showRulesetBriefly(view, ruleset),
    conditions: { ref_name: { include: ruleset.include, exclude: ruleset.exclude } },
    rules: ruleset.rules.map(showRule),
    bypass_actors: ruleset.bypassActors.map(({ actorId, actorType, mode }) => ({
      actor_id: actorId,
      actor_type: actorType,
      bypass_mode: mode,
    })),
    current_user_can_bypass: "never",
  };
}

/** As lists have it. */
export function showRulesetBriefly(view: View, ruleset: Ruleset) {
  const repository = view.state.repositories.at(ruleset.repositoryId);
  const path = `/rulesets/${String(ruleset.id)}`;
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: "Repository",
    source: fullName(view.state, repository),
    enforcement: ruleset.enforcement,
    node_id: nodeId("RepositoryRuleset", ruleset.repositoryId, ruleset.id),
    _links: {
      self: { href: `${repositoryUrl(view, repository)}${path}` },
      html: { href: `${repositoryHtmlUrl(view, repository)}/rules/${String(ruleset.id)}` },
    },
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
  };
}

export function showRule(rule: Rule) {
  switch (rule.type) {
    case "pull_request":
      return {
        type: rule.type,
        parameters: {
          required_approving_review_count: rule.requiredApprovals,
          dismiss_stale_reviews_on_push: rule.dismissStaleReviewsOnPush,
          require_code_owner_review: false,
          require_last_push_approval: rule.requireLastPushApproval,
          required_review_thread_resolution: rule.requireThreadResolution,
        },
      };
    case "required_status_checks":
      return {
        type: rule.type,
        parameters: {
          strict_required_status_checks_policy: rule.strict,
          do_not_enforce_on_create: rule.skipOnCreate,
          required_status_checks: rule.checks.map(({ context, integrationId }) => ({
            context,
            ...(integrationId === null ? {} : { integration_id: integrationId }),
          })),
        },
      };
    case "creation":
    case "update":
    case "deletion":
    case "non_fast_forward":
    case "required_linear_history":
    case "required_signatures":
      return { type: rule.type };
    default:
      return rule satisfies never;
  }
}
