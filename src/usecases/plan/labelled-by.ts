import type { Actor } from "../../domain/actor.ts";
import type { RepositoryId } from "../../domain/ids.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { RoutingRules } from "../../domain/routing/schema.ts";
import { isLeadsLabel } from "../../domain/routing/label-orders.ts";
import type { Account, IssueFacts, IssueLook } from "../../ports/forge-facts.ts";
import type { Gathered } from "../gather/gathered.ts";
import { actorOf } from "./actor-of.ts";
import type { IssueHint } from "./issue-change.ts";

/** Who put on each label that an issue has and that is a lead's to say; where nobody is known to, nobody did. */
export function labelledBy(
  state: OrganizationState,
  gathered: Gathered,
  look: IssueLook,
  repository: RepositoryId,
  hint: IssueHint | null,
): ReadonlyMap<string, Actor> {
  return new Map(
    [...labellersOf(state, look, hint)]
      .filter(([, account]) => account.id !== gathered.self)
      .map(([label, account]) => [label, actorOf(state, gathered, repository, account)]),
  );
}

/** The same as accounts. Labels that an issue is opened with are its opener's, even while the timeline lags. */
export function labellersOf(
  state: OrganizationState,
  { facts, timeline }: IssueLook,
  hint: IssueHint | null,
): ReadonlyMap<string, Account> {
  const rules = state.frame.configuration?.resolved.routing;
  const found = new Map<string, Account>();
  for (const label of leadsLabels(rules, facts)) {
    const entry = timeline.findLast((each) => each.kind === "labeled" && each.label === label);
    const opener = hint?.change === "opened" && hint.issue.labels.includes(label) ? hint.sender : null;
    const account = entry === undefined ? opener : entry.actor;
    if (account !== null) found.set(label, account);
  }
  return found;
}

export function leadsLabels(
  rules: RoutingRules | undefined,
  { labels }: Pick<IssueFacts, "labels">,
): readonly string[] {
  return rules === undefined ? [] : labels.filter((label) => isLeadsLabel(rules, label));
}
