// The kinds of objects that the graph is made of, each shown from its row.

import type { Account, Team } from "../state/account.ts";
import type { App } from "../state/app.ts";
import type { CheckRun, CheckSuite, CommitStatus } from "../state/check.ts";
import type { Discussion, DiscussionCategory, DiscussionComment } from "../state/discussion.ts";
import type { GitCommit, GitRef, Oid, TreeEntry } from "../state/git-storage.ts";
import type { Issue, IssueComment, Reaction, ReactionSubject } from "../state/issue.ts";
import type { PullRequest, Review, ReviewComment, ReviewThread } from "../state/pull-request.ts";
import type { Label, Repository } from "../state/repository.ts";
import type { Ruleset } from "../state/ruleset.ts";
import type { TimelineEvent } from "../state/timeline.ts";
import type { GraphObject } from "./graph-object.ts";

export interface Objects {
  account(account: Account): GraphObject;
  app(app: App): GraphObject;
  team(team: Team): GraphObject;
  repository(repository: Repository): GraphObject;
  label(label: Label): GraphObject;
  ruleset(ruleset: Ruleset): GraphObject;

  issue(issue: Issue): GraphObject;
  pullRequest(pull: PullRequest): GraphObject;
  /** Whichever of the two a number stands for. */
  issueOrPullRequest(issue: Issue): GraphObject;
  comment(comment: IssueComment): GraphObject;
  reaction(reaction: Reaction): GraphObject;
  reactionSubject(subject: ReactionSubject): GraphObject;
  /** Null for what GitHub's schema has no item for. */
  timelineItem(event: TimelineEvent): GraphObject | null;

  review(review: Review): GraphObject;
  reviewComment(comment: ReviewComment): GraphObject;
  reviewThread(thread: ReviewThread): GraphObject;

  discussion(discussion: Discussion): GraphObject;
  discussionCategory(category: DiscussionCategory): GraphObject;
  discussionComment(comment: DiscussionComment): GraphObject;

  ref(repositoryId: number, ref: GitRef): GraphObject;
  commit(repositoryId: number, commit: GitCommit): GraphObject;
  tree(repositoryId: number, oid: Oid): GraphObject;
  blob(repositoryId: number, oid: Oid): Promise<GraphObject | null>;
  treeEntry(repositoryId: number, entry: TreeEntry): GraphObject;
  checkSuite(suite: CheckSuite): GraphObject;
  checkRun(run: CheckRun): GraphObject;
  statusContext(status: CommitStatus): GraphObject;
  /** Null for a commit without checks and statuses. */
  statusCheckRollup(repositoryId: number, commit: GitCommit): GraphObject | null;
}
