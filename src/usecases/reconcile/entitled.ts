import { maySay } from "../../domain/actor.ts";
import type { AccountId } from "../../domain/ids.ts";
import { memberByAccount } from "../../domain/organization/members.ts";
import type { Organization } from "../../domain/organization/schema.ts";
import type { PullRequest } from "../../domain/review/schema.ts";
import { isUnderReview } from "../../domain/review/under-review.ts";
import type { Account, PullRequestLook, RepositoryReference } from "../../ports/forge-facts.ts";
import { Unanswered } from "../gather/unanswered.ts";
import type { Home } from "../home.ts";
import type { StandingComments } from "./confirm.ts";

/** What GitHub shows of a pull request on record. */
export type Seen = {
  readonly pullRequest: PullRequest;
  readonly look: PullRequestLook;
  readonly repository: RepositoryReference;
  readonly standing: StandingComments;
};

/**
 * Members whose approval or override counts as far as their rights go now: triage or more in the repository. A bot's are
 * its installation's, and end with it.
 * @throws Unanswered where GitHub does not tell what one of them may do: no gate opens on it
 */
export async function entitledTo(
  home: Home,
  organization: Organization,
  { pullRequest, look, repository, standing }: Seen,
): Promise<ReadonlySet<AccountId>> {
  const entitled = new Set<AccountId>();
  if (!isUnderReview(pullRequest)) return entitled;
  for (const account of speakersOf(pullRequest, look, standing)) {
    if (entitled.has(account.id) || memberByAccount(organization, account.id) === null) continue;
    if (account.kind === "bot") {
      entitled.add(account.id);
      continue;
    }
    const permission = await home.permissions.of(repository, account);
    if (typeof permission !== "string") throw new Unanswered(permission);
    if (maySay(permission)) entitled.add(account.id);
  }
  return entitled;
}

type Speaker = Pick<Account, "id" | "login" | "kind">;

/** Those who approved or overrode, as they are called now. */
function speakersOf(
  { reviews, override }: PullRequest,
  look: PullRequestLook,
  standing: StandingComments,
): readonly Speaker[] {
  const approvals = reviews.filter(({ decision }) => decision === "approved");
  const natively = new Set(
    approvals.flatMap(({ source, reviewer }) => (source === "review" ? [reviewer] : [])),
  );
  const comments = [
    ...approvals.flatMap(({ source, id }) => (source === "command" ? [id] : [])),
    ...(override?.comment ? [override.comment] : []),
  ];
  return [
    ...look.reviewers.filter(({ id }) => natively.has(id)),
    ...comments.flatMap((id): readonly Speaker[] => {
      const comment = standing.get(id);
      return comment === undefined ? [] : [{ id: comment.author, login: comment.login, kind: "user" }];
    }),
  ];
}
