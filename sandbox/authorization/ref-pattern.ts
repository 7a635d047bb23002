import type { Repository } from "../state/repository.ts";
import type { Ruleset } from "../state/ruleset.ts";

/** Whether a ruleset is about a ref: `ref` is a full name. */
export function coversRef(ruleset: Ruleset, repository: Repository, ref: string): boolean {
  const prefix = ruleset.target === "branch" ? "refs/heads/" : "refs/tags/";
  if (!ref.startsWith(prefix)) return false;
  const matches = (pattern: string): boolean => matchesPattern(pattern, repository, ref);
  return ruleset.include.some(matches) && !ruleset.exclude.some(matches);
}

function matchesPattern(pattern: string, repository: Repository, ref: string): boolean {
  if (pattern === "~ALL") return true;
  if (pattern === "~DEFAULT_BRANCH") return ref === `refs/heads/${repository.defaultBranch}`;
  const source = pattern
    .replaceAll(/[.+^${}()|\\]/g, String.raw`\$&`)
    .replaceAll(/\*\*\/?|\*|\?/g, (glob) => (glob === "?" ? "[^/]" : glob === "*" ? "[^/]*" : ".*"));
  return new RegExp(`^${source}$`).test(ref);
}
