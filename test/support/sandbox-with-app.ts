// The seeded sandbox as clients see it: Octokit for each person and for an App, and somewhere to deliver webhooks to.
import { once } from "node:events";
import { createServer } from "node:http";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { installApp } from "../../sandbox/operations/install-app.ts";
import { createKeyPair, registerApp } from "../../sandbox/operations/register-app.ts";
import { orchestra, seed, type Seeded, type SeedPlan } from "../../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox/start.ts";
import type { Actor } from "../../sandbox/state/actor.ts";
import type { App, Permissions } from "../../sandbox/state/app.ts";

export type Received = {
  readonly event: string;
  readonly guid: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

export type SandboxWithApp = {
  readonly sandbox: Sandbox;
  readonly seeded: Seeded;
  readonly place: { readonly owner: string; readonly repo: string };
  readonly app: App;
  readonly privateKey: string;
  readonly installationId: number;
  /** Acts with a persona's own token. */
  readonly as: (login: string) => Octokit;
  readonly asInstallation: Octokit;
  /** With the App's JSON web token. */
  readonly asApp: Octokit;
  readonly actor: (login: string) => Actor;
  /** What was delivered so far. */
  readonly received: readonly Received[];
  /** What the receiver answers from now on. */
  readonly answerWith: (status: number) => void;
  /** Throws when the sandbox differed from GitHub's descriptions in what it answered or told. */
  readonly stop: () => Promise<void>;
};

type Wishes = {
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
  readonly plan?: SeedPlan;
  readonly options?: SandboxOptions;
};

export const webhookSecret = "strings attached";

const keys = createKeyPair();

const everything: Permissions = {
  administration: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  members: "read",
  merge_queues: "read",
  pull_requests: "write",
  statuses: "write",
};

export async function startSandboxWithApp(wishes: Wishes = {}): Promise<SandboxWithApp> {
  const sandbox = await startSandbox(wishes.options);
  const seeded = await seed(sandbox.github, wishes.plan ?? orchestra);
  const receiver = await startReceiver();
  const { app, privateKey } = registerApp(sandbox.github, {
    name: "Metronome",
    ownerId: seeded.organizationId,
    permissions: wishes.permissions ?? everything,
    events: wishes.events ?? [],
    webhookUrl: receiver.url,
    webhookSecret,
    keys,
  });
  const actor = (login: string): Actor => {
    const accountId = personaOf(seeded, login).accountId;
    return { accountId, viaAppId: null, startsWorkflows: true };
  };
  const installation = installApp(sandbox.github, actor("conductor"), {
    appId: app.id,
    accountId: seeded.organizationId,
    repositoryIds: "all",
  });
  await sandbox.webhooks.idle();
  const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const shared = { baseUrl: sandbox.apiUrl, log: quiet };
  const auth = { appId: app.id, privateKey };
  return {
    sandbox,
    seeded,
    app,
    privateKey,
    actor,
    place: { owner: seeded.owner, repo: seeded.repository },
    installationId: installation.id,
    as: (login) => new Octokit({ ...shared, auth: personaOf(seeded, login).token }),
    asInstallation: new Octokit({
      ...shared,
      authStrategy: createAppAuth,
      auth: { ...auth, installationId: installation.id },
    }),
    asApp: new Octokit({ ...shared, authStrategy: createAppAuth, auth }),
    received: receiver.received,
    answerWith: receiver.answerWith,
    stop: async () => {
      await sandbox.webhooks.idle();
      await sandbox.stop();
      await receiver.close();
      const { all } = sandbox.violations;
      if (all.length > 0) throw new Error(`the sandbox is not as GitHub: ${JSON.stringify(all)}`);
    },
  };
}

function ignore(): void {}

function personaOf(seeded: Seeded, login: string) {
  const persona = seeded.personas[login];
  if (persona === undefined) throw new Error(`nobody is called ${login}`);
  return persona;
}

async function startReceiver() {
  const received: Received[] = [];
  let status = 202;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { headers } = request;
      const body = Buffer.concat(chunks).toString("utf8");
      const [event, guid] = [String(headers["x-github-event"]), String(headers["x-github-delivery"])];
      received.push({ event, guid, headers, body });
      response.writeHead(status).end("heard");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    received,
    answerWith: (next: number) => {
      status = next;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
