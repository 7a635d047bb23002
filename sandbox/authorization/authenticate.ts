import { verifyAppToken } from "./app-token.ts";
import type { Caller } from "../state/actor.ts";
import type { GitHubState } from "../state/github-state.ts";
import type { Clock } from "../state/clock.ts";
import { forbidden, Refusal } from "../state/refusal.ts";

/** The app whose tokens jobs use; its id and slug are GitHub's. */
export const actionsAppId = 15_368;

/** Reads an `Authorization` header. Basic carries the token as its password, as git sends it. */
export function authenticate(state: GitHubState, clock: Clock, authorization: string | null): Caller {
  if (authorization === null || authorization === "") return { kind: "anonymous" };
  const secret = readSecret(authorization);
  if (secret === null) throw badCredentials();
  if (secret.split(".").length === 3) return { kind: "app", appId: verifyAppToken(state, clock, secret).id };
  return callerOfToken(state, clock, secret);
}

function readSecret(authorization: string): string | null {
  const [scheme = "", value = ""] = authorization.trim().split(/\s+/, 2);
  switch (scheme.toLowerCase()) {
    case "bearer":
    case "token":
      return value;
    case "basic": {
      const [user = "", password = ""] = Buffer.from(value, "base64").toString("utf8").split(/:(.*)/s);
      return password === "" || password === "x-oauth-basic" ? user : password;
    }
    default:
      return null;
  }
}

function callerOfToken(state: GitHubState, clock: Clock, secret: string): Caller {
  const token = state.tokens.firstBy("secret", secret);
  if (token === undefined) throw badCredentials();
  if (token.kind === "personal") return { kind: "user", accountId: token.accountId, tokenId: token.id };
  if (Date.parse(token.expiresAt) <= clock.now()) throw badCredentials();
  if (token.kind === "workflow") {
    const { botId } = state.apps.at(actionsAppId);
    const { repositoryId, permissions } = token;
    return { kind: "workflow", repositoryId, permissions, appId: actionsAppId, botId, tokenId: token.id };
  }
  const installation = state.installations.find(token.installationId);
  if (installation === undefined) throw badCredentials();
  if (installation.suspendedAt !== null) throw forbidden("This installation has been suspended");
  return {
    kind: "installation",
    installationId: installation.id,
    appId: installation.appId,
    botId: state.apps.at(installation.appId).botId,
    permissions: token.permissions,
    repositoryIds: token.repositoryIds === "all" ? selectionOf(installation) : token.repositoryIds,
    accountOfInstallation: installation.accountId,
    tokenId: token.id,
  };
}

function selectionOf(installation: {
  readonly selection: "all" | "selected";
  readonly repositoryIds: readonly number[];
}): readonly number[] | "all" {
  return installation.selection === "all" ? "all" : installation.repositoryIds;
}

function badCredentials(): Refusal {
  return new Refusal(401, "Bad credentials");
}
