import type { RoutingReason, SizeMeasure } from "./schema.ts";

/** One sentence in plain text. It quotes the user's words: whoever puts it into Markdown escapes it. */
export function explainRouting(reason: RoutingReason): string {
  switch (reason.code) {
    case "base":
      return `${points(reason.facts.score)} to begin with.`;
    case "label":
      return `${points(reason.facts.score)} for the label “${reason.facts.label}”.`;
    case "word":
      return `${points(reason.facts.score)} for “${reason.facts.word}” in the ${reason.facts.where}.`;
    case "question":
      return `${points(reason.facts.score)} for a title that is a question.`;
    case "path":
      return `${points(reason.facts.score)} for ${reason.facts.path}, which ${reason.facts.pattern} covers.`;
    case "size":
      return `${points(reason.facts.score)} for ${quantity(reason.facts.measure, reason.facts.count)}.`;
    case "several-domains":
      return `${points(reason.facts.score)} for several domains: ${reason.facts.domains.join(", ")}.`;
    case "score":
      return `A score of ${reason.facts.score} is tier ${reason.facts.tier}.`;
    case "tier-label":
      return `The label “${reason.facts.label}” sets tier ${reason.facts.tier}.`;
    case "tier-label-left-out":
      return `The label “${reason.facts.label}” was left out: only a domain lead or above makes work simpler than it scores, with /tier.`;
    case "domain-given":
      return `The domain was given: ${reason.facts.domains.join(", ")}.`;
    case "domain-label":
      return `The label “${reason.facts.label}” names the domain ${reason.facts.domain}.`;
    case "domain-path":
      return `${reason.facts.path} belongs to the domain ${reason.facts.domain}.`;
    case "domain-word":
      return `“${reason.facts.word}” hints at the domain ${reason.facts.domain}.`;
    case "only-domain":
      return `${reason.facts.domain} is the only domain.`;
    case "no-domain":
      return `Nothing said which domain it belongs to: ${reason.facts.known.join(", ")}.`;
    case "priority-label":
      return `The label “${reason.facts.label}” sets priority ${reason.facts.priority}.`;
    case "priority-word":
      return `“${reason.facts.word}” sets priority ${reason.facts.priority}.`;
    case "priority-default":
      return reason.facts.priority === null
        ? "Nothing said how urgent it is, so it began in the backlog."
        : `Nothing said how urgent it is, so it began with priority ${reason.facts.priority}.`;
    default:
      return reason satisfies never;
  }
}

function points(score: number): string {
  const amount = Math.abs(score);
  return `${score < 0 ? "−" : "+"}${amount} ${amount === 1 ? "point" : "points"}`;
}

function quantity(measure: SizeMeasure, count: number): string {
  const one = count === 1;
  switch (measure) {
    case "criteria":
      return `${count} acceptance ${one ? "criterion" : "criteria"}`;
    case "estimateHours":
      return `an estimate of ${count} ${one ? "hour" : "hours"}`;
    case "paths":
      return `${count} ${one ? "path" : "paths"}`;
    default:
      return measure satisfies never;
  }
}
