import type { DomainId } from "../ids.ts";
import { domainOfPath } from "../organization/domains-of-paths.ts";
import type { Domain } from "../organization/schema.ts";
import { afterPrefix, isSameLabel } from "./label-name.ts";
import type { Instruction, RoutingReason, RoutingRules } from "./schema.ts";
import { says, searchableBody, searchableTitle } from "./searchable-text.ts";

type Found = { readonly domain: DomainId; readonly reason: RoutingReason };

/**
 * The domains of an instruction: what was said outright, else what its labels say, else its paths, else its
 * words, else the only domain there is. The first source that names a domain of the organisation decides.
 */
export function routeDomains(
  rules: RoutingRules,
  domains: readonly Domain[],
  instruction: Instruction,
): { readonly domains: readonly DomainId[]; readonly reasons: readonly RoutingReason[] } {
  const inOrder = (ids: ReadonlySet<DomainId>) => domains.map(({ id }) => id).filter((id) => ids.has(id));
  const given = inOrder(new Set(instruction.domains));
  if (given.length > 0) {
    return { domains: given, reasons: [{ code: "domain-given", facts: { domains: given } }] };
  }

  for (const source of [byLabel, byPath, byWord, byBeingTheOnlyOne]) {
    const found = firstOfEach(source(rules, domains, instruction), domains);
    if (found.length === 0) continue;
    return {
      domains: inOrder(new Set(found.map(({ domain }) => domain))),
      reasons: found.map(({ reason }) => reason),
    };
  }
  return { domains: [], reasons: [{ code: "no-domain", facts: { known: domains.map(({ id }) => id) } }] };
}

function byLabel(rules: RoutingRules, domains: readonly Domain[], { labels }: Instruction): readonly Found[] {
  return labels.flatMap((label) => {
    const named = afterPrefix(label, "domain/");
    const found = [
      ...domains.filter(({ id }) => id === named).map(({ id }) => id),
      ...rules.domainLabels.filter((rule) => isSameLabel(rule.label, label)).map(({ domain }) => domain),
    ];
    return found.map((domain) => ({ domain, reason: { code: "domain-label", facts: { label, domain } } }));
  });
}

function byPath(_: RoutingRules, domains: readonly Domain[], { paths }: Instruction): readonly Found[] {
  return paths.flatMap((path) => {
    const domain = domainOfPath(domains, path);
    return domain === null ? [] : [{ domain, reason: { code: "domain-path", facts: { path, domain } } }];
  });
}

function byWord(rules: RoutingRules, _: readonly Domain[], { title, body }: Instruction): readonly Found[] {
  const text = searchableTitle(title) + searchableBody(body);
  return rules.domainWords.flatMap(({ words, domain }) => {
    const word = words.find((each) => says(text, each));
    return word === undefined ? [] : [{ domain, reason: { code: "domain-word", facts: { word, domain } } }];
  });
}

function byBeingTheOnlyOne(_: RoutingRules, domains: readonly Domain[]): readonly Found[] {
  const [only, second] = domains;
  if (only === undefined || second !== undefined) return [];
  return [{ domain: only.id, reason: { code: "only-domain", facts: { domain: only.id } } }];
}

/** One reason a domain is enough; domains that the team does not have are left out. */
function firstOfEach(found: readonly Found[], domains: readonly Domain[]): readonly Found[] {
  return domains.flatMap(({ id }) => found.find(({ domain }) => domain === id) ?? []);
}
