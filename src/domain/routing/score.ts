import { coversPath, pathPattern } from "../glob/path-pattern.ts";
import type { DomainId } from "../ids.ts";
import { isSameLabel } from "./label-name.ts";
import type { Instruction, RoutingReason, RoutingRules, SizeMeasure } from "./schema.ts";
import { says, searchableBody, searchableTitle } from "./searchable-text.ts";

export type ScoreReason = Extract<RoutingReason, { readonly facts: { readonly score: number } }>;

/** Everything that adds to an instruction's score or takes from it; each rule counts once. */
export function scoreReasons(
  rules: RoutingRules,
  instruction: Instruction,
  domains: readonly DomainId[],
): readonly ScoreReason[] {
  const reasons: readonly ScoreReason[] = [
    { code: "base", facts: { score: rules.base } },
    ...labelReasons(rules, instruction),
    ...wordReasons(rules, instruction),
    ...questionReasons(rules, instruction),
    ...pathReasons(rules, instruction),
    ...sizeReasons(rules, instruction),
    ...domainReasons(rules, domains),
  ];
  return reasons.filter(({ facts }) => facts.score !== 0);
}

function labelReasons(rules: RoutingRules, { labels }: Instruction): readonly ScoreReason[] {
  return rules.labels
    .filter((rule) => labels.some((label) => isSameLabel(label, rule.label)))
    .map(({ label, score }) => ({ code: "label", facts: { label, score } }));
}

function wordReasons(rules: RoutingRules, { title, body }: Instruction): readonly ScoreReason[] {
  const texts = { title: searchableTitle(title), body: searchableBody(body) };
  return rules.words.flatMap((rule) => {
    for (const where of rule.in) {
      const word = rule.words.find((each) => says(texts[where], each));
      if (word !== undefined) return [{ code: "word", facts: { word, where, score: rule.score } } as const];
    }
    return [];
  });
}

function questionReasons(rules: RoutingRules, { title }: Instruction): readonly ScoreReason[] {
  return /[?？]\s*$/u.test(title) ? [{ code: "question", facts: { score: rules.question } }] : [];
}

function pathReasons(rules: RoutingRules, { paths }: Instruction): readonly ScoreReason[] {
  return rules.paths.flatMap(({ pattern, score }) => {
    const compiled = pathPattern(pattern);
    const path = paths.find((each) => coversPath(compiled, each));
    return path === undefined ? [] : [{ code: "path", facts: { path, pattern, score } } as const];
  });
}

function sizeReasons(rules: RoutingRules, { size, paths }: Instruction): readonly ScoreReason[] {
  const counts: Readonly<Record<SizeMeasure, number>> = {
    criteria: size.criteria,
    estimateHours: size.estimateHours ?? 0,
    paths: paths.length,
  };
  return (["criteria", "estimateHours", "paths"] as const).flatMap((measure) => {
    const count = counts[measure];
    const step = rules.size[measure].findLast(({ from }) => count >= from);
    return step === undefined
      ? []
      : [{ code: "size", facts: { measure, count, score: step.score } } as const];
  });
}

function domainReasons(rules: RoutingRules, domains: readonly DomainId[]): readonly ScoreReason[] {
  if (domains.length < 2) return [];
  const score = rules.furtherDomain * (domains.length - 1);
  return [{ code: "several-domains", facts: { domains, score } }];
}
