// The seeded sandbox with our App installed, the adapter that acts as it, and hands for the people in it.
import { generateKeyPairSync } from "node:crypto";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import { type AppForges, createAppForges } from "../../src/adapters/github/app-forges.ts";
import type { Observation } from "../../src/adapters/github/client/observation.ts";
import { RepositoryId } from "../../src/domain/ids.ts";
import type { RepositoryReference } from "../../src/ports/forge-facts.ts";
import { installApp } from "../../sandbox/operations/install-app.ts";
import { registerApp } from "../../sandbox/operations/register-app.ts";
import { type Seeded, orchestra, seed } from "../../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import type { Actor } from "../../sandbox/state/actor.ts";

export type InstalledOrchestra = {
  readonly sandbox: Sandbox;
  readonly seeded: Seeded;
  readonly app: { readonly id: number; readonly botId: number };
  /** The App's, PEM. */
  readonly privateKey: string;
  readonly installation: number;
  readonly forges: AppForges;
  /** Every request of the adapter's, oldest first. */
  readonly observations: readonly Observation[];
  readonly repository: RepositoryReference;
  /** Somebody of the cast, for the sandbox's operations. */
  readonly actor: (login: string) => Actor;
  /** Another process of the same App: it remembers nothing. */
  readonly restart: () => AppForges;
  readonly stop: () => Promise<void>;
};

const GATE = "tutti / ready to merge";

/** What the App asks for. */
const PERMISSIONS = {
  metadata: "read",
  contents: "write",
  issues: "write",
  pull_requests: "write",
  checks: "write",
  statuses: "read",
  members: "read",
} as const;

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2_048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

/** `events`: what the App is told of. Deliveries are held: nobody listens. */
export async function installOrchestra(events: readonly string[] = []): Promise<InstalledOrchestra> {
  const sandbox = await startSandbox();
  const { github } = sandbox;
  sandbox.webhooks.hold();
  const seeded = await seed(github, orchestra);
  const { organizationId, repositoryId } = seeded;
  const { app } = registerApp(github, {
    name: "tutti",
    ownerId: organizationId,
    permissions: PERMISSIONS,
    events,
    keys,
    webhookUrl: "http://127.0.0.1:9/",
    webhookSecret: "secret",
  });
  const actor = (login: string): Actor => ({
    accountId: seeded.personas[login]?.accountId ?? unknownPersona(login),
    viaAppId: null,
    startsWorkflows: true,
  });
  const { id } = installApp(github, actor("conductor"), {
    appId: app.id,
    accountId: organizationId,
    repositoryIds: "all",
  });
  const observations: Observation[] = [];
  const restart = () =>
    createAppForges({
      baseUrl: sandbox.apiUrl,
      appId: app.id,
      privateKey: keys.privateKey,
      clock: createLeapingClock(Date.now()),
      gate: GATE,
      observe: (observation) => observations.push(observation),
    });
  return {
    sandbox,
    seeded,
    app,
    privateKey: keys.privateKey,
    installation: id,
    forges: restart(),
    observations,
    repository: {
      id: RepositoryId.parse(repositoryId),
      owner: seeded.owner,
      name: seeded.repository,
      defaultBranch: "main",
      isPrivate: false,
    },
    actor,
    restart,
    stop: () => sandbox.stop(),
  };
}

function unknownPersona(login: string): never {
  throw new Error(`nobody is called ${login}`);
}
