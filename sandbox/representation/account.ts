import type { Account, Team } from "../state/account.ts";
import { nodeId } from "../state/node-id.ts";
import type { View } from "./view.ts";

export function showAccount({ urls }: View, account: Account) {
  const url = urls.api(`/users/${encodeURIComponent(account.login)}`);
  return {
    login: account.login,
    id: account.id,
    node_id: accountNodeId(account),
    avatar_url: urls.avatar(account),
    gravatar_id: "",
    url,
    html_url: urls.html(
      account.kind === "bot" ? `/apps/${account.login.replace("[bot]", "")}` : `/${account.login}`,
    ),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: accountType(account),
    user_view_type: "public",
    site_admin: false,
  };
}

export function accountNodeId(account: Account): string {
  return nodeId(accountType(account), null, account.id);
}

export function accountType(account: Account): "User" | "Organization" | "Bot" {
  switch (account.kind) {
    case "user":
      return "User";
    case "organization":
      return "Organization";
    case "bot":
      return "Bot";
    default:
      return account satisfies never;
  }
}

export function showProfile(view: View, account: Account) {
  const owned = view.state.repositories.by("owner", account.id);
  return {
    ...showAccount(view, account),
    name: account.name,
    company: null,
    blog: "",
    location: null,
    email: account.kind === "user" ? account.email : null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: owned.filter((repository) => !repository.isPrivate).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

export function showOrganization(view: View, account: Account) {
  const url = view.urls.api(`/orgs/${account.login}`);
  return {
    login: account.login,
    id: account.id,
    node_id: accountNodeId(account),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: view.urls.avatar(account),
    description: null,
    name: account.name ?? account.login,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: view.state.repositories.by("owner", account.id).filter(({ isPrivate }) => !isPrivate)
      .length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: view.urls.html(`/${account.login}`),
    type: "Organization",
    created_at: account.createdAt,
    updated_at: account.createdAt,
    archived_at: null,
  };
}

export function showTeam(view: View, team: Team) {
  const organization = view.state.accounts.at(team.organizationId);
  const url = view.urls.api(`/organizations/${String(organization.id)}/team/${String(team.id)}`);
  return {
    id: team.id,
    node_id: nodeId("Team", null, team.id),
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: "closed",
    notification_setting: "notifications_enabled",
    permission: "pull",
    type: "organization",
    url,
    html_url: view.urls.html(`/orgs/${organization.login}/teams/${team.slug}`),
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
  };
}

export function showTeamInFull(view: View, team: Team) {
  const organization = view.state.accounts.at(team.organizationId);
  const repositories = view.state.repositories
    .by("owner", organization.id)
    .filter((repository) => repository.teams.some(({ teamId }) => teamId === team.id));
  return {
    ...showTeam(view, team),
    members_count: team.memberIds.length,
    repos_count: repositories.length,
    created_at: organization.createdAt,
    updated_at: organization.createdAt,
    organization: showOrganization(view, organization),
  };
}
