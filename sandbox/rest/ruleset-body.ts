/** Rulesets as a request has them. A rule that the sandbox does not enforce is refused, so that nobody trusts it. */

import { z } from "zod";
import { Refusal } from "../state/refusal.ts";
import type { BypassActor, Rule, Ruleset } from "../state/ruleset.ts";

const PullRequestRule = z.object({
  type: z.literal("pull_request"),
  parameters: z.object({
    required_approving_review_count: z.number(),
    dismiss_stale_reviews_on_push: z.boolean(),
    require_last_push_approval: z.boolean(),
    required_review_thread_resolution: z.boolean(),
  }),
});

const StatusCheckRule = z.object({
  type: z.literal("required_status_checks"),
  parameters: z.object({
    strict_required_status_checks_policy: z.boolean(),
    do_not_enforce_on_create: z.boolean().default(false),
    required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.number().nullish() })),
  }),
});

const BareRule = z.object({
  type: z.enum([
    "creation",
    "update",
    "deletion",
    "non_fast_forward",
    "required_linear_history",
    "required_signatures",
  ]),
});

const EnforcedRule = z.discriminatedUnion("type", [PullRequestRule, StatusCheckRule, BareRule]);

export const RulesetBody = z.object({
  name: z.string(),
  target: z.enum(["branch", "tag"]).default("branch"),
  enforcement: z.enum(["active", "disabled", "evaluate"]),
  conditions: z
    .object({
      ref_name: z.object({
        include: z.array(z.string()).default([]),
        exclude: z.array(z.string()).default([]),
      }),
    })
    .optional(),
  bypass_actors: z
    .array(
      z.object({
        actor_id: z.number().nullish(),
        actor_type: z.enum([
          "Integration",
          "OrganizationAdmin",
          "RepositoryRole",
          "Team",
          "DeployKey",
          "User",
        ]),
        bypass_mode: z.enum(["always", "pull_request"]).default("always"),
      }),
    )
    .default([]),
  rules: z.array(z.object({ type: z.string() }).loose()).default([]),
});

export type RulesetInput = Omit<Ruleset, "id" | "repositoryId" | "createdAt" | "updatedAt">;

export function readRuleset(body: z.output<typeof RulesetBody>): RulesetInput {
  return {
    name: body.name,
    target: body.target,
    enforcement: body.enforcement,
    include: body.conditions?.ref_name.include ?? [],
    exclude: body.conditions?.ref_name.exclude ?? [],
    bypassActors: body.bypass_actors.map(({ actor_id, actor_type, bypass_mode }): BypassActor => ({
      actorId: actor_id ?? null,
      actorType: actor_type,
      mode: bypass_mode,
    })),
    rules: body.rules.map(readRule),
  };
}

function readRule(raw: { readonly type: string }): Rule {
  const parsed = EnforcedRule.safeParse(raw);
  if (!parsed.success) throw new Refusal(501, `The sandbox does not enforce rules of type ${raw.type}`);
  const rule = parsed.data;
  switch (rule.type) {
    case "pull_request":
      return {
        type: rule.type,
        requiredApprovals: rule.parameters.required_approving_review_count,
        dismissStaleReviewsOnPush: rule.parameters.dismiss_stale_reviews_on_push,
        requireLastPushApproval: rule.parameters.require_last_push_approval,
        requireThreadResolution: rule.parameters.required_review_thread_resolution,
      };
    case "required_status_checks":
      return {
        type: rule.type,
        strict: rule.parameters.strict_required_status_checks_policy,
        skipOnCreate: rule.parameters.do_not_enforce_on_create,
        checks: rule.parameters.required_status_checks.map(({ context, integration_id }) => ({
          context,
          integrationId: integration_id ?? null,
        })),
      };
    default:
      return { type: rule.type };
  }
}
