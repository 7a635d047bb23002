import type { Domain } from "../organization/schema.ts";
import { type Tier, tiers } from "../task/schema.ts";
import { routeDomains } from "./domains.ts";
import { afterPrefix } from "./label-name.ts";
import { routePriority } from "./priority.ts";
import type { Instruction, Route, RoutingReason, RoutingRules } from "./schema.ts";
import { scoreReasons } from "./score.ts";

/**
 * Decides which route an instruction takes, and says why: the reasons add up to the tier. A `tier/<n>` label
 * overrules the score; of several the highest counts.
 */
export function route(rules: RoutingRules, domains: readonly Domain[], instruction: Instruction): Route {
  const routed = routeDomains(rules, domains, instruction);
  const priority = routePriority(rules, instruction);
  const chosen = tierByLabel(instruction.labels) ?? tierByScore(rules, instruction, routed.domains);
  return {
    tier: chosen.tier,
    domains: routed.domains,
    priority: priority.priority,
    reasons: [...chosen.reasons, ...routed.reasons, priority.reason],
  };
}

type Chosen = { readonly tier: Tier; readonly reasons: readonly RoutingReason[] };

function tierByLabel(labels: readonly string[]): Chosen | null {
  for (const tier of tiers.toReversed()) {
    const label = labels.find((each) => afterPrefix(each, "tier/") === String(tier));
    if (label !== undefined) return { tier, reasons: [{ code: "tier-label", facts: { label, tier } }] };
  }
  return null;
}

function tierByScore(rules: RoutingRules, instruction: Instruction, domains: Route["domains"]): Chosen {
  const reasons = scoreReasons(rules, instruction, domains);
  const score = reasons.reduce((sum, { facts }) => sum + facts.score, 0);
  const tier = tierOf(rules, score);
  return { tier, reasons: [{ code: "score", facts: { score, tier } }, ...reasons] };
}

function tierOf(rules: RoutingRules, score: number): Tier {
  const [one, two, three, four] = rules.tiersFrom;
  if (score >= four) return 4;
  if (score >= three) return 3;
  if (score >= two) return 2;
  return score >= one ? 1 : 0;
}
