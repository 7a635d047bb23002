import type { AccountId } from "../../domain/ids.ts";
import type { MemberNames } from "../../domain/organization/member-names.ts";
import { memberByAccount } from "../../domain/organization/members.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import { isUnderReview } from "../../domain/review/under-review.ts";
import type { PullRequestAddress } from "../../ports/forge-facts.ts";
import type { Hint } from "../../ports/hint.ts";
import { namesOf } from "../configuration/member-names.ts";
import type { Home } from "../home.ts";
import type { Orderer } from "./orderers.ts";
import { accountsBehind } from "./resting-on-word.ts";

/**
 * Whoever's word is on record for a pull request that is looked at: what they may do now is asked for with it. They are
 * asked for by the name that the configuration has; who is called something else by now is asked for again.
 */
export async function approversOnRecord(
  home: Home,
  addresses: readonly PullRequestAddress[],
): Promise<readonly Orderer[]> {
  const organization = home.state.frame.configuration?.resolved.organization;
  if (organization === undefined) return [];
  const names = await namesOf(home);
  return addresses.flatMap(({ repository, number }): readonly Orderer[] => {
    const known = home.state.pullRequestAt(repository.id, number);
    if (known === undefined || !isUnderReview(known)) return [];
    return accountsBehind(organization, known).flatMap((id): readonly Orderer[] => {
      const login = loginOf(organization, names, id);
      return login === null ? [] : [{ repository, account: { id, login, kind: "user" } }];
    });
  });
}

/** Members whose approval is only just told of. */
export function approversInHints({ state }: Pick<Home, "state">, hints: readonly Hint[]): readonly Orderer[] {
  const organization = state.frame.configuration?.resolved.organization;
  if (organization === undefined) return [];
  return hints.flatMap((hint): readonly Orderer[] => {
    if (hint.kind !== "review" || hint.review.decision !== "approved") return [];
    const { repository, review } = hint;
    const isAsked = review.reviewer.kind === "user" && memberByAccount(organization, review.reviewer.id);
    return isAsked ? [{ repository, account: review.reviewer }] : [];
  });
}

/** Bots are no collaborators: what they may do is a matter of their installation. */
function loginOf(organization: Organization, names: MemberNames, account: AccountId): string | null {
  const member = memberByAccount(organization, account);
  if (member === null) return null;
  const login = names[member.id]?.logins[member.accounts.indexOf(account)];
  return login === undefined || login.endsWith("[bot]") ? null : login;
}
