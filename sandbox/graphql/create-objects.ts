import type { ReactionSubject } from "../state/issue.ts";
import type { GraphObject } from "./graph-object.ts";
import type { Objects } from "./objects.ts";
import { accountObject } from "./objects/account.ts";
import { appObject } from "./objects/app.ts";
import { checkRunObject, checkSuiteObject } from "./objects/check.ts";
import { commitObject } from "./objects/commit.ts";
import { discussionCategoryObject, discussionCommentObject, discussionObject } from "./objects/discussion.ts";
import { blobObject, refObject, treeEntryObject, treeObject } from "./objects/git-tree.ts";
import { commentObject } from "./objects/issue-comment.ts";
import { issueObject } from "./objects/issue.ts";
import { labelObject } from "./objects/label.ts";
import { pullRequestObject } from "./objects/pull-request.ts";
import { reactionObject } from "./objects/reaction.ts";
import { repositoryObject } from "./objects/repository.ts";
import { reviewCommentObject, reviewObject, reviewThreadObject } from "./objects/review.ts";
import { rulesetObject } from "./objects/ruleset.ts";
import { statusCheckRollupObject, statusContextObject } from "./objects/status.ts";
import { teamObject } from "./objects/team.ts";
import { timelineItemObject } from "./objects/timeline-item.ts";
import type { Scope } from "./scope.ts";

/** @param scope Asked for when an object is shown: it holds these objects itself. */
export function createObjects(scope: () => Scope): Objects {
  return {
    account: (account) => accountObject(scope(), account),
    app: (app) => appObject(scope(), app),
    team: (team) => teamObject(scope(), team),
    repository: (repository) => repositoryObject(scope(), repository),
    label: (label) => labelObject(scope(), label),
    ruleset: (ruleset) => rulesetObject(scope(), ruleset),
    issue: (issue) => issueObject(scope(), issue),
    pullRequest: (pull) => pullRequestObject(scope(), pull),
    issueOrPullRequest(issue) {
      const pull = scope().view.state.pullRequests.firstBy("issue", issue.id);
      return pull === undefined ? issueObject(scope(), issue) : pullRequestObject(scope(), pull);
    },
    comment: (comment) => commentObject(scope(), comment),
    reaction: (reaction) => reactionObject(scope(), reaction),
    reactionSubject: (subject) => subjectObject(scope(), subject),
    timelineItem: (event) => timelineItemObject(scope(), event),
    review: (review) => reviewObject(scope(), review),
    reviewComment: (comment) => reviewCommentObject(scope(), comment),
    reviewThread: (thread) => reviewThreadObject(scope(), thread),
    discussion: (discussion) => discussionObject(scope(), discussion),
    discussionCategory: (category) => discussionCategoryObject(scope(), category),
    discussionComment: (comment) => discussionCommentObject(scope(), comment),
    ref: (repositoryId, ref) => refObject(scope(), repositoryId, ref),
    commit: (repositoryId, commit) => commitObject(scope(), repositoryId, commit),
    tree: (repositoryId, oid) => treeObject(scope(), repositoryId, oid),
    blob: (repositoryId, oid) => blobObject(scope(), repositoryId, oid),
    treeEntry: (repositoryId, entry) => treeEntryObject(scope(), repositoryId, entry),
    checkSuite: (suite) => checkSuiteObject(scope(), suite),
    checkRun: (run) => checkRunObject(scope(), run),
    statusContext: (status) => statusContextObject(scope(), status),
    statusCheckRollup: (repositoryId, commit) => statusCheckRollupObject(scope(), repositoryId, commit),
  };
}

function subjectObject({ view, objects }: Scope, { kind, id }: ReactionSubject): GraphObject {
  const { state } = view;
  switch (kind) {
    case "issue":
      return objects.issueOrPullRequest(state.issues.at(id));
    case "issue-comment":
      return objects.comment(state.comments.at(id));
    case "review-comment":
      return objects.reviewComment(state.reviewComments.at(id));
    case "discussion":
      return objects.discussion(state.discussions.at(id));
    case "discussion-comment":
      return objects.discussionComment(state.discussionComments.at(id));
    default:
      return kind satisfies never;
  }
}
