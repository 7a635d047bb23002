import { z } from "zod";
import {
  repositoriesOf,
  suspendInstallation,
  uninstallApp,
  unsuspendInstallation,
} from "../operations/install-app.ts";
import { convertManifest } from "../operations/app-manifest.ts";
import { issueInstallationToken } from "../operations/issue-token.ts";
import { showApp, showInstallation } from "../representation/app.ts";
import { showRepository } from "../representation/repository.ts";
import type { Actor } from "../state/actor.ts";
import type { App, Installation } from "../state/app.ts";
import { accountByLogin, findRepository } from "../state/lookup.ts";
import { notFound } from "../state/refusal.ts";
import { noContent, ok, type Answer, type Handlers } from "./answer.ts";
import type { Exchange } from "./exchange.ts";

const Narrowing = z.object({
  permissions: z.record(z.string(), z.enum(["read", "write", "admin"])).optional(),
  repository_ids: z.array(z.number()).optional(),
  repositories: z.array(z.string()).optional(),
});

export const appHandlers = {
  "apps/get-authenticated": (exchange) => {
    const app = appOf(exchange);
    const count = exchange.view.state.installations.by("app", app.id).length;
    return ok({ ...showApp(exchange.view, app), installations_count: count });
  },

  "apps/get-by-slug": (exchange) => {
    const app = exchange.view.state.apps.firstBy("slug", exchange.text("app_slug"));
    if (app === undefined) throw notFound();
    return ok(showApp(exchange.view, app));
  },

  "apps/list-installations": async (exchange) =>
    exchange.page(exchange.view.state.installations.by("app", appOf(exchange).id), (installation) =>
      showInstallation(exchange.view, installation),
    ),

  "apps/get-installation": (exchange) => ok(showInstallation(exchange.view, installationOf(exchange))),
  "apps/get-org-installation": (exchange) => installationOn(exchange, exchange.text("org")),
  "apps/get-user-installation": (exchange) => installationOn(exchange, exchange.text("username")),

  "apps/get-repo-installation": (exchange) => {
    const repository = findRepository(exchange.view.state, exchange.text("owner"), exchange.text("repo"));
    const found = exchange.view.state.installations
      .by("app", appOf(exchange).id)
      .find((one) => repository !== undefined && repositoriesOf(exchange.view, one).includes(repository));
    if (found === undefined) throw notFound();
    return ok(showInstallation(exchange.view, found));
  },

  "apps/create-installation-access-token": (exchange) => {
    const asked = exchange.read(Narrowing);
    const token = issueInstallationToken(exchange.github, installationOf(exchange).id, {
      ...(asked.permissions === undefined ? {} : { permissions: asked.permissions }),
      ...(asked.repository_ids === undefined ? {} : { repositoryIds: asked.repository_ids }),
      ...(asked.repositories === undefined ? {} : { repositoryNames: asked.repositories }),
    });
    const { repositoryIds } = token;
    const { repositories } = exchange.view.state;
    const body = {
      token: token.secret,
      expires_at: token.expiresAt,
      permissions: token.permissions,
      repository_selection: repositoryIds === "all" ? installationOf(exchange).selection : "selected",
      ...(repositoryIds === "all"
        ? {}
        : { repositories: repositoryIds.map((id) => showRepository(exchange.view, repositories.at(id))) }),
    };
    return { status: 201, body };
  },

  "apps/suspend-installation": (exchange) => {
    suspendInstallation(exchange.github, ownerOf(exchange), installationOf(exchange).id);
    return noContent();
  },

  "apps/unsuspend-installation": (exchange) => {
    unsuspendInstallation(exchange.github, ownerOf(exchange), installationOf(exchange).id);
    return noContent();
  },

  "apps/delete-installation": (exchange) => {
    uninstallApp(exchange.github, ownerOf(exchange), installationOf(exchange).id);
    return noContent();
  },

  "apps/create-from-manifest": (exchange) => {
    const { app, privateKey } = convertManifest(exchange.github, exchange.text("code"));
    const body = {
      ...showApp(exchange.view, app),
      client_secret: app.clientSecret,
      webhook_secret: app.webhook.secret,
      pem: privateKey,
    };
    return { status: 201, body };
  },

  "apps/list-repos-accessible-to-installation": async (exchange) => {
    const { caller } = exchange;
    if (caller.kind !== "installation") throw notFound();
    const installation = exchange.view.state.installations.at(caller.installationId);
    const repositories = repositoriesOf(exchange.view, installation).filter(
      ({ id }) => caller.repositoryIds === "all" || caller.repositoryIds.includes(id),
    );
    return exchange.page(
      repositories,
      (repository) => showRepository(exchange.view, repository),
      (shown) => ({
        total_count: repositories.length,
        repository_selection: installation.selection,
        repositories: shown,
      }),
    );
  },

  "apps/revoke-installation-access-token": (exchange) => {
    if (exchange.caller.kind === "installation") exchange.github.state.tokens.remove(exchange.caller.tokenId);
    return noContent();
  },
} satisfies Handlers;

export function appOf(exchange: Exchange): App {
  if (exchange.caller.kind !== "app") throw notFound();
  return exchange.github.state.apps.at(exchange.caller.appId);
}

function installationOf(exchange: Exchange): Installation {
  const installation = exchange.github.state.installations.find(exchange.integer("installation_id"));
  if (installation?.appId !== appOf(exchange).id) throw notFound();
  return installation;
}

function installationOn(exchange: Exchange, login: string): Answer {
  const account = accountByLogin(exchange.view.state, login);
  const found = exchange.view.state.installations
    .by("app", appOf(exchange).id)
    .find(({ accountId }) => accountId === account.id);
  if (found === undefined) throw notFound();
  return ok(showInstallation(exchange.view, found));
}

function ownerOf(exchange: Exchange): Actor {
  return { accountId: appOf(exchange).ownerId, viaAppId: null, startsWorkflows: true };
}
