import { elsewhere } from "./elsewhere.ts";
import type { Moved, Page, RepositoryVisit, Visit } from "./visit.ts";
import { visitRepository } from "./visit.ts";
import type { Route } from "./router.ts";
import { accountPage } from "./views/account.ts";
import { appPage } from "./views/app.ts";
import { board } from "./views/board.ts";
import { blobPage, repositoryHome, treePage } from "./views/code.ts";
import { branchList, commitList, commitPage, newestCommits } from "./views/commits.ts";
import { comparison, pullRequestOf } from "./views/comparison.ts";
import { discussionList, discussionPage } from "./views/discussions.ts";
import { installationList } from "./views/installations.ts";
import { issueList, labelledList, pullRequestList } from "./views/issue-list.ts";
import { issuePage } from "./views/issue.ts";
import { labelList } from "./views/labels.ts";
import { loginPage } from "./views/login.ts";
import { milestonesPage } from "./views/milestones.ts";
import { newIssue } from "./views/new-issue.ts";
import { newPullRequest } from "./views/new-pull-request.ts";
import {
  checkRunAddress,
  pullRequestChecks,
  pullRequestCommit,
  pullRequestCommits,
  pullRequestFiles,
} from "./views/pull-request-parts.ts";
import { pullRequestPage } from "./views/pull-request.ts";
import { ruleList } from "./views/rules.ts";
import { repositorySettings, secretsPage } from "./views/settings.ts";
import { workflowList } from "./views/workflows.ts";

type Found = Page | Moved | null;
type Answer = Found | Promise<Found>;
/** `null`: there is nothing at this address for this visitor. */
export type PageHandler = (visit: Visit) => Answer;

/** The addresses are GitHub's own, so that links in comments and API answers lead here. */
export const pageRoutes: readonly Route<PageHandler>[] = [
  { path: "/", handle: board },
  { path: "/login", handle: loginPage },
  { path: "/settings/tokens", handle: loginPage },
  { path: "/settings/installations", handle: installationList },
  { path: "/organizations/:owner/settings/installations", handle: installationList },
  { path: "/apps/:slug", handle: appPage },
  { path: "/:owner", handle: accountPage },
  { path: "/:owner/:name", handle: inRepository(repositoryHome) },
  { path: "/:owner/:name/issues", handle: inRepository(issueList) },
  { path: "/:owner/:name/issues/new", handle: inRepository(newIssue) },
  {
    path: "/:owner/:name/issues/:number",
    handle: inRepository((visit) => issuePage(visit) ?? elsewhere(visit)),
  },
  { path: "/:owner/:name/pulls", handle: inRepository(pullRequestList) },
  { path: "/:owner/:name/compare", handle: inRepository(newPullRequest) },
  { path: "/:owner/:name/compare/:range*", handle: inRepository(comparison) },
  { path: "/:owner/:name/pull/new/:head*", handle: inRepository(pullRequestOf) },
  {
    path: "/:owner/:name/pull/:number",
    handle: inRepository(async (visit) => (await pullRequestPage(visit)) ?? elsewhere(visit)),
  },
  { path: "/:owner/:name/pull/:number/files", handle: inRepository(pullRequestFiles) },
  { path: "/:owner/:name/pull/:number/commits", handle: inRepository(pullRequestCommits) },
  { path: "/:owner/:name/pull/:number/commits/:commit", handle: inRepository(pullRequestCommit) },
  { path: "/:owner/:name/pull/:number/checks", handle: inRepository(pullRequestChecks) },
  { path: "/:owner/:name/runs/:run", handle: inRepository(checkRunAddress) },
  { path: "/:owner/:name/discussions", handle: inRepository(discussionList) },
  { path: "/:owner/:name/discussions/:number", handle: inRepository(discussionPage) },
  { path: "/:owner/:name/branches", handle: inRepository(branchList) },
  { path: "/:owner/:name/commits", handle: inRepository(newestCommits) },
  { path: "/:owner/:name/commits/:revision*", handle: inRepository(commitList) },
  { path: "/:owner/:name/commit/:commit", handle: inRepository(commitPage) },
  { path: "/:owner/:name/tree/:revision*", handle: inRepository(treePage) },
  { path: "/:owner/:name/blob/:file*", handle: inRepository(blobPage) },
  { path: "/:owner/:name/labels", handle: inRepository(labelList) },
  { path: "/:owner/:name/labels/:label*", handle: inRepository(labelledList) },
  { path: "/:owner/:name/milestones", handle: inRepository(milestonesPage) },
  { path: "/:owner/:name/milestones/:any*", handle: inRepository(milestonesPage) },
  { path: "/:owner/:name/milestone/:number", handle: inRepository(milestonesPage) },
  { path: "/:owner/:name/rules", handle: inRepository(ruleList) },
  { path: "/:owner/:name/rules/:id", handle: inRepository(ruleList) },
  { path: "/:owner/:name/actions", handle: inRepository(workflowList) },
  { path: "/:owner/:name/settings", handle: inRepository(repositorySettings) },
  { path: "/:owner/:name/settings/actions", handle: inRepository(workflowList) },
  { path: "/:owner/:name/settings/rules", handle: inRepository(ruleList) },
  { path: "/:owner/:name/settings/secrets/actions", handle: inRepository(secretsPage) },
];

function inRepository(handle: (visit: RepositoryVisit) => Answer): PageHandler {
  return (visit) => {
    const inside = visitRepository(visit);
    return inside === null ? null : handle(inside);
  };
}
