// Parents, children and blockers: both ends of the relation have to be looked at.
import { z } from "zod";
import type { Account, RepositoryReference } from "../../../ports/forge-facts.ts";
import type { Hint, Translation } from "../../../ports/hint.ts";
import type { Timestamp } from "../../../domain/timestamp.ts";
import { AccountPayload, GHOST } from "../account.ts";
import { IssuePayload, RepositoryPayload, issueFacts } from "./payload.ts";
import { hints, ignored, reading } from "./reading.ts";

/** A description of GitHub's leaves out the repository that the event is for, or the one at the other end. */
const Common = z.object({ repository: RepositoryPayload.nullish(), sender: AccountPayload.nullish() });

const SubIssues = Common.extend({
  sub_issue: IssuePayload,
  sub_issue_repo: RepositoryPayload.nullish(),
  parent_issue: IssuePayload,
  parent_issue_repo: RepositoryPayload.nullish(),
});

const IssueDependencies = Common.extend({
  blocked_issue: IssuePayload,
  blocked_issue_repo: RepositoryPayload.nullish(),
  blocking_issue: IssuePayload,
  blocking_issue_repo: RepositoryPayload.nullish(),
});

type End = { readonly issue: IssuePayload; readonly repository: RepositoryReference | null | undefined };

export const translateSubIssues = reading(SubIssues, (payload, at) => {
  const child = { issue: payload.sub_issue, repository: payload.sub_issue_repo ?? payload.repository };
  const parent = { issue: payload.parent_issue, repository: payload.parent_issue_repo ?? payload.repository };
  return related([child, parent], payload.sender ?? GHOST, at);
});

export const translateIssueDependencies = reading(IssueDependencies, (payload, at) => {
  const blocked = {
    issue: payload.blocked_issue,
    repository: payload.blocked_issue_repo ?? payload.repository,
  };
  const blocking = {
    issue: payload.blocking_issue,
    repository: payload.blocking_issue_repo ?? payload.repository,
  };
  return related([blocked, blocking], payload.sender ?? GHOST, at);
});

function related(ends: readonly End[], sender: Account, at: Timestamp): Translation {
  const known = ends.flatMap(({ issue, repository }): readonly Hint[] =>
    repository
      ? [{ kind: "issue", at, repository, sender, issue: issueFacts(issue, repository), change: "relations" }]
      : [],
  );
  return known.length === 0 ? ignored("issues of no repository that is named") : hints(...known);
}
