import { nodeId } from "../../state/node-id.ts";
import type { Rule, Ruleset } from "../../state/ruleset.ts";
import { connection } from "../connection.ts";
import type { GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

export function rulesetObject(scope: Scope, ruleset: Ruleset): GraphObject {
  const { state } = scope.view;
  return {
    __typename: "RepositoryRuleset",
    id: nodeId("RepositoryRuleset", ruleset.repositoryId, ruleset.id),
    databaseId: ruleset.id,
    name: ruleset.name,
    target: ruleset.target.toUpperCase(),
    enforcement: ruleset.enforcement.toUpperCase(),
    createdAt: ruleset.createdAt,
    updatedAt: ruleset.updatedAt,
    source: () => scope.objects.repository(state.repositories.at(ruleset.repositoryId)),
    conditions: {
      __typename: "RepositoryRuleConditions",
      refName: { __typename: "RefNameConditionTarget", include: ruleset.include, exclude: ruleset.exclude },
      repositoryId: null,
      repositoryName: null,
      repositoryProperty: null,
    },
    rules: (args, field) =>
      connection(
        {
          type: "RepositoryRuleConnection",
          rows: ruleset.rules
            .map((rule, index) => ({ rule, index }))
            .filter(({ rule }) => (args["type"] ?? rule.type.toUpperCase()) === rule.type.toUpperCase()),
          key: ({ index }) => [index],
          show: ({ rule, index }) => ({
            __typename: "RepositoryRule",
            id: nodeId("RepositoryRuleset", ruleset.repositoryId, `${String(ruleset.id)}/${String(index)}`),
            type: rule.type.toUpperCase(),
            parameters: () => parametersObject(rule),
            repositoryRuleset: () => scope.objects.ruleset(ruleset),
          }),
        },
        args,
        field,
      ),
  };
}

function parametersObject(rule: Rule): GraphObject | null {
  switch (rule.type) {
    case "required_status_checks":
      return {
        __typename: "RequiredStatusChecksParameters",
        strictRequiredStatusChecksPolicy: rule.strict,
        doNotEnforceOnCreate: rule.skipOnCreate,
        requiredStatusChecks: rule.checks.map(({ context, integrationId }) => ({
          __typename: "StatusCheckConfiguration",
          context,
          integrationId,
        })),
      };
    case "pull_request":
      return {
        __typename: "PullRequestParameters",
        requiredApprovingReviewCount: rule.requiredApprovals,
        dismissStaleReviewsOnPush: rule.dismissStaleReviewsOnPush,
        requireLastPushApproval: rule.requireLastPushApproval,
        requiredReviewThreadResolution: rule.requireThreadResolution,
        requireCodeOwnerReview: false,
      };
    case "creation":
    case "update":
    case "deletion":
    case "non_fast_forward":
    case "required_linear_history":
    case "required_signatures":
      return null;
    default:
      return rule satisfies never;
  }
}
