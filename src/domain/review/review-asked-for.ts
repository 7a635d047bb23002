import { memberByAccount } from "../organization/members.ts";
import type { Organization } from "../organization/schema.ts";
import type { PullRequest } from "./schema.ts";

/** Ready; or asked for by an agent, whose pull requests may stay drafts. */
export function isReviewAskedFor(organization: Organization, pullRequest: PullRequest): boolean {
  if (!pullRequest.draft) return true;
  const author = memberByAccount(organization, pullRequest.author);
  return author?.kind === "agent" && pullRequest.reviewRequestedAt !== null;
}
