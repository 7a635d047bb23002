import { accountNodeId } from "../../representation/account.ts";
import type { Account, Team } from "../../state/account.ts";
import { findRepository } from "../../state/lookup.ts";
import { isVisible } from "../access.ts";
import { connection } from "../connection.ts";
import type { Field, GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";

/** A bot's login is the app's slug here, without the `[bot]` that REST gives it. */
export function accountObject(scope: Scope, account: Account): GraphObject {
  switch (account.kind) {
    case "user":
      return {
        __typename: "User",
        ...common(scope, account, `/${account.login}`),
        name: account.name,
        email: account.email ?? "",
        isViewer: account.id === scope.viewerId,
        repositories: repositoriesOf(scope, account),
        repository: repositoryOf(scope, account),
        organizations: organizationsOf(scope, account),
      };
    case "bot": {
      const login = account.login.replace(/\[bot\]$/, "");
      return { __typename: "Bot", ...common(scope, account, `/apps/${login}`), login };
    }
    case "organization":
      return {
        __typename: "Organization",
        ...common(scope, account, `/${account.login}`),
        name: account.name,
        description: null,
        repositories: repositoriesOf(scope, account),
        repository: repositoryOf(scope, account),
        viewerIsAMember: [...account.memberIds, ...account.adminIds].includes(scope.viewerId),
        viewerCanAdminister: account.adminIds.includes(scope.viewerId),
        ...teamsOf(scope, account.id),
        membersWithRole: (args, field) =>
          connection(
            {
              type: "OrganizationMemberConnection",
              rows: [...new Set([...account.adminIds, ...account.memberIds])],
              key: (id) => [id],
              show: (id) => scope.objects.account(scope.view.state.accounts.at(id)),
              edge: (id) => ({
                role: account.adminIds.includes(id) ? "ADMIN" : "MEMBER",
                hasTwoFactorEnabled: null,
              }),
            },
            args,
            field,
          ),
      };
    default:
      return account satisfies never;
  }
}

function common({ view }: Scope, account: Account, path: string) {
  return {
    id: accountNodeId(account),
    databaseId: account.id,
    login: account.login,
    avatarUrl: () => view.urls.avatar(account),
    createdAt: account.createdAt,
    updatedAt: account.createdAt,
    resourcePath: path,
    url: () => view.urls.html(path),
  };
}

function repositoriesOf(scope: Scope, owner: Account): Field {
  return (args, field) =>
    connection(
      {
        type: "RepositoryConnection",
        rows: scope.view.state.repositories.by("owner", owner.id).filter(({ id }) => isVisible(scope, id)),
        key: ({ id }) => [id],
        show: (repository) => scope.objects.repository(repository),
      },
      args,
      field,
    );
}

function repositoryOf(scope: Scope, owner: Account): Field {
  return ({ name }) => {
    const found = findRepository(scope.view.state, owner.login, String(name));
    return found !== undefined && isVisible(scope, found.id) ? scope.objects.repository(found) : null;
  };
}

function organizationsOf(scope: Scope, account: Account): Field {
  return (args, field) =>
    connection(
      {
        type: "OrganizationConnection",
        rows: scope.view.state.accounts
          .all()
          .filter(
            (one) => one.kind === "organization" && [...one.memberIds, ...one.adminIds].includes(account.id),
          ),
        key: ({ id }) => [id],
        show: (organization) => scope.objects.account(organization),
      },
      args,
      field,
    );
}

function teamsOf(scope: Scope, organizationId: number): { readonly team: Field; readonly teams: Field } {
  const all = (): readonly Team[] => scope.view.state.teams.by("organization", organizationId);
  return {
    team: ({ slug }) => {
      const found = all().find((team) => team.slug === slug);
      return found === undefined ? null : scope.objects.team(found);
    },
    teams: (args, field) =>
      connection(
        {
          type: "TeamConnection",
          rows: all(),
          key: ({ id }) => [id],
          show: (team) => scope.objects.team(team),
        },
        args,
        field,
      ),
  };
}
