import type { Actor } from "../../state/actor.ts";
import type { Occurrence } from "../../state/occurrence.ts";
import type { View } from "../../representation/view.ts";
import { showAccount, showOrganization } from "../../representation/account.ts";
import { showRepository } from "../../representation/repository.ts";
import { renderCheck } from "./check.ts";
import { renderDiscussion } from "./discussion.ts";
import { renderGit } from "./git.ts";
import { renderInstallation } from "./installation.ts";
import { renderIssue } from "./issue.ts";
import { renderPullRequest } from "./pull-request.ts";
import type { Body } from "./body.ts";

export type Payload = {
  readonly event: Occurrence["event"];
  readonly action: string | null;
  readonly repositoryId: number | null;
  /** Set when only one installation is told. */
  readonly installationId: number | null;
  /** Set when only one app is told. */
  readonly appId: number | null;
  readonly body: Readonly<Record<string, unknown>>;
};

/** What is sent, apart from the `installation` of the receiver. Made when it happens: later changes do not show. */
export function renderPayload(view: View, occurrence: Occurrence, actor: Actor): Payload {
  const { repositoryId = null, installationId = null, appId = null, body } = renderBody(view, occurrence);
  const repository = repositoryId === null ? undefined : view.state.repositories.at(repositoryId);
  const owner = repository === undefined ? undefined : view.state.accounts.at(repository.ownerId);
  const action = "action" in occurrence ? occurrence.action : null;
  return {
    event: occurrence.event,
    action,
    repositoryId,
    installationId,
    appId,
    body: {
      ...(action === null ? {} : { action }),
      ...body,
      ...(repository === undefined ? {} : { repository: showRepository(view, repository) }),
      ...(owner?.kind === "organization" ? { organization: brief(view, owner.id) } : {}),
      sender: showAccount(view, view.state.accounts.at(actor.accountId)),
      ...(occurrence.event === "push" ? pushRepository(view, occurrence.repositoryId) : {}),
    },
  };
}

function renderBody(view: View, occurrence: Occurrence): Body {
  switch (occurrence.event) {
    case "issues":
    case "issue_comment":
    case "label":
    case "sub_issues":
    case "issue_dependencies":
      return renderIssue(view, occurrence);
    case "pull_request":
    case "pull_request_review":
    case "pull_request_review_comment":
    case "pull_request_review_thread":
      return renderPullRequest(view, occurrence);
    case "check_suite":
    case "check_run":
    case "status":
    case "merge_group":
      return renderCheck(view, occurrence);
    case "push":
    case "create":
    case "delete":
    case "repository":
      return renderGit(view, occurrence);
    case "discussion":
    case "discussion_comment":
      return renderDiscussion(view, occurrence);
    case "installation":
    case "installation_repositories":
      return renderInstallation(view, occurrence);
    default:
      return occurrence satisfies never;
  }
}

/** Push is older than the rest: its repository has its times in seconds. */
function pushRepository(view: View, repositoryId: number) {
  const repository = view.state.repositories.at(repositoryId);
  const seconds = (at: string | null): number => Math.floor(Date.parse(at ?? repository.createdAt) / 1000);
  const shown = showRepository(view, repository);
  return {
    repository: {
      ...shown,
      created_at: seconds(repository.createdAt),
      pushed_at: seconds(repository.pushedAt),
      master_branch: repository.defaultBranch,
      stargazers: 0,
      owner: { ...shown.owner, name: shown.owner.login, email: null },
    },
  };
}

function brief(view: View, organizationId: number) {
  const shown = showOrganization(view, view.state.accounts.at(organizationId));
  return {
    login: shown.login,
    id: shown.id,
    node_id: shown.node_id,
    url: shown.url,
    repos_url: shown.repos_url,
    events_url: shown.events_url,
    hooks_url: shown.hooks_url,
    issues_url: shown.issues_url,
    members_url: shown.members_url,
    public_members_url: shown.public_members_url,
    avatar_url: shown.avatar_url,
    description: shown.description,
  };
}
