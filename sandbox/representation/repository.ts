import { roleIn, isAtLeast } from "../authorization/repository-role.ts";
import { fullName } from "../state/lookup.ts";
import { nodeId } from "../state/node-id.ts";
import type { Repository } from "../state/repository.ts";
import { showAccount } from "./account.ts";
import type { View } from "./view.ts";

const resources = {
  archive_url: "{archive_format}{/ref}",
  assignees_url: "assignees{/user}",
  blobs_url: "git/blobs{/sha}",
  branches_url: "branches{/branch}",
  collaborators_url: "collaborators{/collaborator}",
  comments_url: "comments{/number}",
  commits_url: "commits{/sha}",
  compare_url: "compare/{base}...{head}",
  contents_url: "contents/{+path}",
  contributors_url: "contributors",
  deployments_url: "deployments",
  downloads_url: "downloads",
  events_url: "events",
  forks_url: "forks",
  git_commits_url: "git/commits{/sha}",
  git_refs_url: "git/refs{/sha}",
  git_tags_url: "git/tags{/sha}",
  issue_comment_url: "issues/comments{/number}",
  issue_events_url: "issues/events{/number}",
  issues_url: "issues{/number}",
  keys_url: "keys{/key_id}",
  labels_url: "labels{/name}",
  languages_url: "languages",
  merges_url: "merges",
  milestones_url: "milestones{/number}",
  notifications_url: "notifications{?since,all,participating}",
  pulls_url: "pulls{/number}",
  releases_url: "releases{/id}",
  stargazers_url: "stargazers",
  statuses_url: "statuses/{sha}",
  subscribers_url: "subscribers",
  subscription_url: "subscription",
  tags_url: "tags",
  teams_url: "teams",
  trees_url: "git/trees{/sha}",
  hooks_url: "hooks",
} as const;

export function repositoryUrl({ state, urls }: View, repository: Repository): string {
  return urls.api(`/repos/${fullName(state, repository)}`);
}

export function repositoryHtmlUrl({ state, urls }: View, repository: Repository): string {
  return urls.html(`/${fullName(state, repository)}`);
}

export function showRepository(view: View, repository: Repository) {
  const url = repositoryUrl(view, repository);
  const html = repositoryHtmlUrl(view, repository);
  const name = fullName(view.state, repository);
  const open = view.state.issues
    .by("repository", repository.id)
    .filter((issue) => issue.state === "open" && issue.gone === null).length;
  const forks = view.state.repositories.all().filter((other) => other.parentId === repository.id).length;
  const urls: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(resources).map(([key, path]) => [key, `${url}/${path}`]),
  );
  return {
    id: repository.id,
    node_id: nodeId("Repository", null, repository.id),
    name: repository.name,
    full_name: name,
    private: repository.isPrivate,
    owner: showAccount(view, view.state.accounts.at(repository.ownerId)),
    html_url: html,
    description: repository.description,
    fork: repository.parentId !== null,
    url,
    ...urls,
    git_url: `git://${new URL(html).host}/${name}.git`,
    ssh_url: `git@${new URL(html).hostname}:${name}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    size: 0,
    license: null,
    topics: [],
    visibility: repository.isPrivate ? "private" : "public",
    default_branch: repository.defaultBranch,
    has_issues: repository.hasIssues,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: repository.hasDiscussions,
    archived: repository.isArchived,
    disabled: false,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    forks_count: forks,
    forks,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    open_issues_count: open,
    open_issues: open,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    pushed_at: repository.pushedAt ?? repository.createdAt,
  };
}

/** What `GET /repos/{owner}/{repo}` adds; `viewerId` is `null` for who signed in as nobody. */
export function showRepositoryInFull(view: View, repository: Repository, viewerId: number | null) {
  const role = viewerId === null ? "none" : roleIn(view.state, repository, viewerId, "effective");
  const parent = repository.parentId === null ? undefined : view.state.repositories.find(repository.parentId);
  return {
    ...showRepository(view, repository),
    permissions: {
      admin: isAtLeast(role, "admin"),
      maintain: isAtLeast(role, "maintain"),
      push: isAtLeast(role, "write"),
      triage: isAtLeast(role, "triage"),
      pull: isAtLeast(role, "read"),
    },
    ...(parent === undefined
      ? {}
      : { parent: showRepository(view, parent), source: showRepository(view, parent) }),
    subscribers_count: 0,
    network_count: 0,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: true,
    allow_auto_merge: false,
    delete_branch_on_merge: repository.deleteBranchOnMerge,
  };
}
