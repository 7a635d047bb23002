import { roleIn, isAtLeast } from "../authorization/repository-role.ts";
import {
  showAccount,
  showOrganization,
  showProfile,
  showTeam,
  showTeamInFull,
} from "../representation/account.ts";
import type { Account, Team } from "../state/account.ts";
import { accountByLogin, findAccount } from "../state/lookup.ts";
import { notFound } from "../state/refusal.ts";
import type { RepositoryRole } from "../state/repository.ts";
import { noContent, ok, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

export const accountHandlers = {
  "users/get-authenticated": (exchange) => {
    const { accounts, repositories } = exchange.view.state;
    const account = accounts.at(exchange.actor.accountId);
    return ok({
      ...showProfile(exchange.view, account),
      private_gists: 0,
      total_private_repos: repositories.by("owner", account.id).filter(({ isPrivate }) => isPrivate).length,
      owned_private_repos: 0,
      disk_usage: 0,
      collaborators: 0,
      two_factor_authentication: true,
    });
  },

  "users/get-by-username": (exchange) =>
    ok(showProfile(exchange.view, accountByLogin(exchange.view.state, exchange.text("username")))),

  "users/get-by-id": (exchange) => {
    const account = exchange.view.state.accounts.find(exchange.integer("account_id"));
    if (account === undefined) throw notFound();
    return ok(showProfile(exchange.view, account));
  },

  "orgs/get": (exchange) => ok(showOrganization(exchange.view, organization(exchange))),

  "teams/list": async (exchange) =>
    exchange.page(exchange.view.state.teams.by("organization", organization(exchange).id), (team) =>
      showTeam(exchange.view, team),
    ),

  "teams/get-by-name": (exchange) => ok(showTeamInFull(exchange.view, team(exchange))),

  "teams/list-members-in-org": async (exchange) =>
    exchange.page(team(exchange).memberIds, (id) =>
      showAccount(exchange.view, exchange.view.state.accounts.at(id)),
    ),

  "repos/list-collaborators": async (exchange) =>
    exchange.page(collaborators(exchange), (account) => ({
      ...showAccount(exchange.view, account),
      permissions: permissionsOf(role(exchange, account)),
      role_name: role(exchange, account),
    })),

  "repos/check-collaborator": (exchange) => {
    const account = findAccount(exchange.view.state, exchange.text("username"));
    if (account === undefined || !collaborators(exchange).includes(account)) throw notFound();
    return noContent();
  },

  "repos/get-collaborator-permission-level": (exchange) => {
    const account = accountByLogin(exchange.view.state, exchange.text("username"));
    const name = role(exchange, account);
    return ok({
      permission: legacyPermission(name),
      role_name: name,
      user: { ...showAccount(exchange.view, account), permissions: permissionsOf(name), role_name: name },
    });
  },
} satisfies Handlers;

function organization(exchange: Exchange): Account {
  const account = accountByLogin(exchange.view.state, exchange.text("org"));
  if (account.kind !== "organization") throw notFound();
  return account;
}

function team(exchange: Exchange): Team {
  const slug = exchange.text("team_slug");
  const found = exchange.view.state.teams
    .by("organization", organization(exchange).id)
    .find((one) => one.slug === slug);
  if (found === undefined) throw notFound();
  return found;
}

function role(exchange: Exchange, account: Account): RepositoryRole {
  return roleIn(exchange.view.state, exchange.repository, account.id, "effective");
}

function collaborators(exchange: Exchange): readonly Account[] {
  const { state } = exchange.view;
  return state.accounts
    .all()
    .filter(
      (account) =>
        account.kind === "user" && roleIn(state, exchange.repository, account.id, "explicit") !== "none",
    );
}

function permissionsOf(name: RepositoryRole) {
  return {
    pull: isAtLeast(name, "read"),
    triage: isAtLeast(name, "triage"),
    push: isAtLeast(name, "write"),
    maintain: isAtLeast(name, "maintain"),
    admin: isAtLeast(name, "admin"),
  };
}

/** The older field knows four levels only. */
function legacyPermission(name: RepositoryRole): "none" | "read" | "write" | "admin" {
  switch (name) {
    case "triage":
      return "read";
    case "maintain":
      return "write";
    default:
      return name;
  }
}
