import { coversPath, pathPattern } from "../glob/path-pattern.ts";
import type { DomainId } from "../ids.ts";
import type { Post } from "../organization/roles.ts";
import type { LayerName, Organization } from "../organization/schema.ts";
import type { Tier } from "../task/schema.ts";

/** One approval that a layer waits for: one for each domain in the domain layer, one in the others. */
export type Slot = {
  readonly layer: LayerName;
  /** Whose approval it is, with those who stand in; null for the peer layer, where any member of the domains serves. */
  readonly post: Post | null;
};

export type Work = {
  readonly tier: Tier;
  /** Domains of the tasks and of the changed paths, as far as these are known: where peers are from. */
  readonly domains: readonly DomainId[];
  /** Domains whose lead is asked: these, or every one that has paths where the diff could not be had. */
  readonly ledBy: readonly DomainId[];
  /** Null when the diff could not be had. */
  readonly paths: readonly string[] | null;
};

export type DueReviews = {
  readonly slots: readonly Slot[];
  /** Names of checks that have to succeed at the head. */
  readonly checks: readonly string[];
};

/** Which approvals and checks work of this kind needs. A diff that could not be had needs every layer that has paths. */
export function dueReviews(organization: Organization, work: Work): DueReviews {
  const { peer, domain, qa, architecture } = organization.review.layers;
  const slots: Slot[] = [];
  if (isDue(peer, work)) slots.push({ layer: "peer", post: null });
  if (isDue(domain, work)) {
    for (const post of postsOf(work.ledBy)) slots.push({ layer: "domain", post });
  }
  const qaDue = isDue(qa, work);
  if (qaDue && work.tier >= qa.leadFromTier) slots.push({ layer: "qa", post: { role: "qa-lead" } });
  if (isDue(architecture, work)) slots.push({ layer: "architecture", post: { role: "architect" } });
  return { slots, checks: qaDue ? qa.checks : [] };
}

/** Work of no domain is the tech lead's. */
function postsOf(domains: readonly DomainId[]): readonly Post[] {
  if (domains.length === 0) return [{ role: "tech-lead" }];
  return domains.map((domain) => ({ role: "domain-lead", domain }));
}

function isDue(rule: { readonly fromTier: number; readonly paths: readonly string[] }, work: Work): boolean {
  if (work.tier >= rule.fromTier) return true;
  if (rule.paths.length === 0) return false;
  if (work.paths === null) return true;
  const patterns = rule.paths.map(pathPattern);
  return work.paths.some((path) => patterns.some((pattern) => coversPath(pattern, path)));
}
