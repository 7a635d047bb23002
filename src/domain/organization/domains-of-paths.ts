import { type PathPattern, coversPath, pathPattern } from "../glob/path-pattern.ts";
import type { DomainId } from "../ids.ts";
import type { Domain } from "./schema.ts";

type Rule = { readonly domain: DomainId; readonly pattern: PathPattern };

/**
 * The domain that a path belongs to, null when none. Domains and their patterns are read in order and the
 * last that fits wins, as in CODEOWNERS: the general first, exceptions after it.
 */
export function domainOfPath(domains: readonly Domain[], path: string): DomainId | null {
  return rulesOf(domains).findLast((rule) => coversPath(rule.pattern, path))?.domain ?? null;
}

/** The domains that any of the paths belongs to, each once, in the order of the configuration. */
export function domainsOfPaths(domains: readonly Domain[], paths: readonly string[]): readonly DomainId[] {
  const touched = new Set(paths.map((path) => domainOfPath(domains, path)));
  return domains.map(({ id }) => id).filter((id) => touched.has(id));
}

/** Patterns of a list of domains, read once: a pull request may have 3,000 files. */
const rulesByDomains = new WeakMap<readonly Domain[], readonly Rule[]>();

function rulesOf(domains: readonly Domain[]): readonly Rule[] {
  const known = rulesByDomains.get(domains);
  if (known !== undefined) return known;
  const rules = domains.flatMap((domain) =>
    domain.paths.map((pattern) => ({ domain: domain.id, pattern: pathPattern(pattern) })),
  );
  rulesByDomains.set(domains, rules);
  return rules;
}
