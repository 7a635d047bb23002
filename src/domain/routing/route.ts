import type { DomainId } from "../ids.ts";
import type { Domain } from "../organization/schema.ts";
import { type Tier, tiers } from "../task/schema.ts";
import { routeDomains } from "./domains.ts";
import { tierNamed } from "./label-orders.ts";
import { routePriority } from "./priority.ts";
import type { Instruction, Route, RoutingReason, RoutingRules } from "./schema.ts";
import { scoreReasons } from "./score.ts";

/** Whether a label is the word of somebody who leads these domains. */
export type IsLeadsWord = (label: string, domains: readonly DomainId[]) => boolean;

/**
 * Decides which route an instruction takes, and says why: the reasons add up to the tier. A `tier/<n>` label overrules the
 * score, of several the highest; but only a lead's makes the work simpler than it scores, since that spares it reviews.
 */
export function route(
  rules: RoutingRules,
  domains: readonly Domain[],
  instruction: Instruction,
  isLeadsWord: IsLeadsWord,
): Route {
  const routed = routeDomains(rules, domains, instruction);
  const priority = routePriority(rules, instruction);
  const scored = tierByScore(rules, instruction, routed.domains);
  const chosen = labelled(instruction.labels, scored, (label) => isLeadsWord(label, routed.domains));
  return {
    tier: chosen.tier,
    domains: routed.domains,
    priority: priority.priority,
    reasons: [...chosen.reasons, ...routed.reasons, priority.reason],
  };
}

type Chosen = { readonly tier: Tier; readonly reasons: readonly RoutingReason[] };

function labelled(
  labels: readonly string[],
  scored: Chosen,
  isLeadsWord: (label: string) => boolean,
): Chosen {
  for (const tier of tiers.toReversed()) {
    const named = labels.filter((label) => tierNamed(label) === tier);
    const [first] = named;
    if (first === undefined) continue;
    const label = tier >= scored.tier ? first : named.find(isLeadsWord);
    return label === undefined
      ? { ...scored, reasons: [...scored.reasons, { code: "tier-label-left-out", facts: { label: first } }] }
      : { tier, reasons: [{ code: "tier-label", facts: { label, tier } }] };
  }
  return scored;
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
