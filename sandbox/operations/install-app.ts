import type { Actor } from "../state/actor.ts";
import type { Installation, Permissions } from "../state/app.ts";
import type { GitHub } from "../state/github.ts";
import { notFound } from "../state/refusal.ts";

export type NewInstallation = {
  readonly appId: number;
  /** The organisation or user whose repositories it sees. */
  readonly accountId: number;
  readonly repositoryIds: readonly number[] | "all";
};

export function installApp(github: GitHub, actor: Actor, input: NewInstallation): Installation {
  const { installations, apps } = github.state;
  const app = apps.at(input.appId);
  const installation = installations.insert({
    id: installations.nextId(),
    appId: app.id,
    accountId: input.accountId,
    selection: input.repositoryIds === "all" ? "all" : "selected",
    repositoryIds: input.repositoryIds === "all" ? [] : input.repositoryIds,
    permissions: app.permissions,
    events: app.events,
    suspendedAt: null,
    createdAt: github.clock.timestamp(),
  });
  github.publish({ event: "installation", action: "created", installationId: installation.id }, actor);
  return installation;
}

export function uninstallApp(github: GitHub, actor: Actor, installationId: number): void {
  if (github.state.installations.find(installationId) === undefined) throw notFound();
  github.publish({ event: "installation", action: "deleted", installationId }, actor);
  github.state.installations.remove(installationId);
}

/** Its tokens stop working at once. */
export function suspendInstallation(github: GitHub, actor: Actor, installationId: number): void {
  github.state.installations.update(installationId, { suspendedAt: github.clock.timestamp() });
  github.publish({ event: "installation", action: "suspend", installationId }, actor);
}

export function unsuspendInstallation(github: GitHub, actor: Actor, installationId: number): void {
  github.state.installations.update(installationId, { suspendedAt: null });
  github.publish({ event: "installation", action: "unsuspend", installationId }, actor);
}

/** The owner accepts what the app asks for by now, or takes something back. Tokens given before keep what they had. */
export function changeInstallationPermissions(
  github: GitHub,
  actor: Actor,
  installationId: number,
  permissions: Permissions,
): void {
  github.state.installations.update(installationId, { permissions });
  github.publish({ event: "installation", action: "new_permissions_accepted", installationId }, actor);
}

export function repositoriesOf(github: Pick<GitHub, "state">, installation: Installation) {
  return github.state.repositories
    .by("owner", installation.accountId)
    .filter(({ id }) => installation.selection === "all" || installation.repositoryIds.includes(id));
}
