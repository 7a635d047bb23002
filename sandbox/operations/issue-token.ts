import { randomBytes } from "node:crypto";
import { permits } from "../authorization/repository-access.ts";
import { formatTimestamp } from "../state/clock.ts";
import type { Permissions, Token } from "../state/app.ts";
import type { GitHub } from "../state/github.ts";
import { forbidden, Refusal } from "../state/refusal.ts";
import { repositoriesOf } from "./install-app.ts";

const hour = 3_600_000;

type Tokens = Pick<GitHub, "state" | "clock">;

/** A person's own token; it may do what the person may. */
export function issuePersonalToken(github: Tokens, accountId: number, secret = secretOf("ghp")): Token {
  const { tokens } = github.state;
  return tokens.insert({ id: tokens.nextId(), kind: "personal", secret, accountId });
}

export type Narrowing = {
  readonly permissions?: Permissions;
  readonly repositoryIds?: readonly number[];
  readonly repositoryNames?: readonly string[];
};

export type InstallationToken = Extract<Token, { readonly kind: "installation" }>;

/** For an hour, with all that the installation has unless narrowed; never with more. */
export function issueInstallationToken(
  github: Tokens,
  installationId: number,
  narrowing: Narrowing = {},
): InstallationToken {
  const { installations, tokens } = github.state;
  const installation = installations.at(installationId);
  if (installation.suspendedAt !== null) throw forbidden("This installation has been suspended");
  const token: InstallationToken = {
    id: tokens.nextId(),
    kind: "installation",
    secret: secretOf("ghs"),
    installationId,
    permissions: narrowPermissions(installation.permissions, narrowing.permissions),
    repositoryIds: narrowRepositories(github, installationId, narrowing),
    expiresAt: formatTimestamp(github.clock.now() + hour),
  };
  tokens.insert(token);
  return token;
}

/** The `GITHUB_TOKEN` of a job. */
export function issueWorkflowToken(github: Tokens, repositoryId: number, permissions: Permissions): Token {
  const { tokens } = github.state;
  return tokens.insert({
    id: tokens.nextId(),
    kind: "workflow",
    secret: secretOf("ghs"),
    repositoryId,
    permissions: { metadata: "read", ...permissions },
    expiresAt: formatTimestamp(github.clock.now() + 24 * hour),
  });
}

function narrowPermissions(granted: Permissions, asked: Permissions | undefined): Permissions {
  if (asked === undefined) return granted;
  if (!Object.entries(asked).every((one) => permits(granted, one))) {
    throw new Refusal(422, "The permissions requested are not granted to this installation.");
  }
  return { metadata: "read", ...asked };
}

function narrowRepositories(
  github: Tokens,
  installationId: number,
  narrowing: Narrowing,
): readonly number[] | "all" {
  const { repositoryIds, repositoryNames } = narrowing;
  if (repositoryIds === undefined && repositoryNames === undefined) return "all";
  const reachable = repositoriesOf(github, github.state.installations.at(installationId));
  const wanted = [
    ...(repositoryIds ?? []).map((id) => reachable.find((one) => one.id === id)),
    ...(repositoryNames ?? []).map((name) => reachable.find((one) => one.name === name)),
  ];
  return wanted.map((repository) => {
    if (repository !== undefined) return repository.id;
    throw new Refusal(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  });
}

function secretOf(prefix: "ghp" | "ghs"): string {
  return `${prefix}_${randomBytes(18).toString("hex")}`;
}
