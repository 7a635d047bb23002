import type { AccountId, RepositoryId } from "../../domain/ids.ts";
import { memberById } from "../../domain/organization/members.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { PullRequest } from "../../domain/review/schema.ts";
import { isUnderReview } from "../../domain/review/under-review.ts";

/** Pull requests whose gate may rest on the word of an account: an approval, or an override. */
export function restingOnWordOf(
  { pullRequests, frame }: OrganizationState,
  {
    repository,
    account,
  }: { readonly repository: { readonly id: RepositoryId }; readonly account: AccountId | null },
): readonly PullRequest[] {
  const organization = frame.configuration?.resolved.organization;
  if (organization === undefined) return [];
  return [...pullRequests.entries()].flatMap(([, pullRequest]) => {
    if (pullRequest.repository !== repository.id || !isUnderReview(pullRequest)) return [];
    const speakers = accountsBehind(organization, pullRequest);
    return (account === null ? speakers.length > 0 : speakers.includes(account)) ? [pullRequest] : [];
  });
}

/** Accounts whose word is on record for a pull request. */
export function accountsBehind(
  organization: Organization,
  { reviews, override }: PullRequest,
): readonly AccountId[] {
  const approved = reviews.filter(({ decision }) => decision === "approved").map(({ reviewer }) => reviewer);
  const overrode = override === null ? [] : (memberById(organization, override.by)?.accounts ?? []);
  return [...approved, ...overrode];
}
