// Tutti in the test's own process over the sandbox's API: webhooks are carried by hand, and the process dies when told to.
import { generateKeyPairSync } from "node:crypto";
import { addressOf } from "../../app/address.ts";
import { parseWebhookPayload } from "../../app/webhook-payload.ts";
import { InMemoryInbox } from "../../src/adapters/in-memory/inbox.ts";
import { readShippedConfiguration } from "../../src/adapters/system/shipped-configuration.ts";
import { createConfigurationReader } from "../../src/config/configuration-reader.ts";
import { readDefaults } from "../../src/config/defaults.ts";
import { RepositoryId } from "../../src/domain/ids.ts";
import type { Delivery, Inbox } from "../../src/ports/inbox.ts";
import type { Home } from "../../src/usecases/home.ts";
import { installApp } from "../../sandbox/operations/install-app.ts";
import { registerApp } from "../../sandbox/operations/register-app.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { type Seeded, orchestra, seed } from "../../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import type { Actor } from "../../sandbox/state/actor.ts";
import type { Outgoing } from "../../sandbox/webhooks/queue.ts";
import { readAppManifest } from "./app-manifest.ts";
import type { Around } from "./around-port.ts";
import { type SetTime, setTime } from "./set-time.ts";
import { ProcessDied, beginProcess } from "./stage-process.ts";

export type StagePlan = {
  readonly configuration: string;
  /** Done around every call of the forge, the ledger and the inbox by the worker. */
  readonly around?: Around;
};

export type Stage = {
  readonly sandbox: Sandbox;
  readonly seeded: Seeded;
  readonly time: SetTime;
  readonly app: { readonly id: number; readonly botId: number };
  /** The App's, PEM. */
  readonly privateKey: string;
  readonly inbox: Inbox;
  /** Somebody of the cast, for the sandbox's operations. */
  readonly actor: (login: string) => Actor;
  /** What GitHub has to say and has not said yet; it is taken from GitHub, which will not say it again. */
  readonly takeWebhooks: () => readonly Outgoing[];
  /** Puts webhooks into the inbox and works until nothing waits, carrying also what that leads to on GitHub. */
  readonly carry: (webhooks: readonly Outgoing[]) => Promise<void>;
  /** Carries just these; what they lead to on GitHub waits to be taken. */
  readonly carryOnly: (webhooks: readonly Outgoing[]) => Promise<void>;
  /** The same for one. */
  readonly carryOne: (webhook: Outgoing) => Promise<void>;
  /** Carries all that GitHub has to say. */
  readonly settle: () => Promise<void>;
  /** Works on what waited for its time, and carries what comes of it. */
  readonly work: () => Promise<void>;
  /** One round of sweeping, and all that comes of it. */
  readonly sweep: () => Promise<void>;
  /** One round of ticking, and all that comes of it. */
  readonly tick: () => Promise<void>;
  /** The process is gone with all that it had in memory, and another takes its place. */
  readonly crash: () => Promise<void>;
  /** The home in the present process's memory. */
  readonly home: () => Promise<Home>;
  readonly stop: () => Promise<void>;
};

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2_048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

export async function setStage({ configuration, around }: StagePlan): Promise<Stage> {
  const time = setTime();
  const { clock } = time;
  const sandbox = await startSandbox();
  const { webhooks } = sandbox;
  webhooks.hold();
  const installed = await installOnOrchestra(sandbox, configuration);
  const { seeded, app, installation } = installed;
  const inbox = new InMemoryInbox({ clock, holder: "one" });
  const shipped = await readShippedConfiguration(new URL("../../config/", import.meta.url));
  const repository = {
    id: RepositoryId.parse(seeded.repositoryId),
    owner: seeded.owner,
    name: seeded.repository,
    defaultBranch: "main",
    isPrivate: false,
  };
  const parts = {
    apiUrl: sandbox.apiUrl,
    app: { id: app.id, privateKey: keys.privateKey },
    installation,
    repository,
    inbox,
    reader: createConfigurationReader(readDefaults(shipped)),
    clock,
    around: around ?? ((_method, carryOut) => carryOut()),
  };
  let process = beginProcess(parts);

  const takeWebhooks = (): readonly Outgoing[] => {
    const taken = [...webhooks.held];
    webhooks.drop(() => true);
    webhooks.behave();
    return taken;
  };
  const crash = async (): Promise<void> => {
    process = beginProcess(parts);
    await inbox.recover();
  };
  const surviving = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof ProcessDied)) throw error;
      await crash();
      await surviving(act);
    }
  };
  const deliver = async (some: readonly Outgoing[]): Promise<void> => {
    for (const webhook of some) await inbox.put(deliveryOf(webhook, clock.now()));
    await surviving(() => process.work());
  };
  const carry = async (first: readonly Outgoing[]): Promise<void> => {
    for (let next = first; next.length > 0; next = takeWebhooks()) await deliver(next);
  };
  await carry(takeWebhooks());
  return {
    sandbox,
    seeded,
    time,
    app,
    privateKey: keys.privateKey,
    inbox,
    actor: installed.actor,
    takeWebhooks,
    carry,
    carryOnly: deliver,
    carryOne: (webhook) => deliver([webhook]),
    settle: () => carry(takeWebhooks()),
    work: async () => {
      await deliver([]);
      await carry(takeWebhooks());
    },
    sweep: async () => {
      await surviving(() => process.sweeper.round());
      await carry(takeWebhooks());
    },
    tick: async () => {
      await surviving(() => process.ticker.round());
      await carry(takeWebhooks());
    },
    crash,
    home: () => process.homes.withHome(String(installation), repository, async (home) => home),
    stop: async () => {
      await sandbox.stop();
      time.end();
    },
  };
}

/** The App on the orchestra, with `configuration` in its home; what GitHub says of it is not sent anywhere yet. */
export async function installOnOrchestra({ github }: Sandbox, configuration: string) {
  const seeded = await seed(github, orchestra);
  const { permissions, events } = await readAppManifest();
  const { app } = registerApp(github, {
    name: "tutti",
    ownerId: seeded.organizationId,
    permissions,
    events,
    keys,
    webhookUrl: "http://127.0.0.1:9/",
    webhookSecret: "secret",
  });
  const actor = (login: string): Actor => ({
    accountId: seeded.personas[login]?.accountId ?? nobody(login),
    viaAppId: null,
    startsWorkflows: true,
  });
  const { id: installation } = installApp(github, actor("conductor"), {
    appId: app.id,
    accountId: seeded.organizationId,
    repositoryIds: "all",
  });
  await writeFiles(github, actor("conductor"), {
    repositoryId: seeded.repositoryId,
    branch: "main",
    message: "Put the orchestra under care",
    files: { ".github/tutti.yml": configuration },
  });
  return { seeded, app, actor, installation, privateKey: keys.privateKey };
}

function deliveryOf({ guid, event, action, body }: Outgoing, receivedAt: number): Delivery {
  const payload = parseWebhookPayload(body);
  if (payload === null) throw new Error(`GitHub said something odd: ${event}`);
  return { id: guid, event, action, ...addressOf(payload), receivedAt, body };
}

function nobody(login: string): never {
  throw new Error(`nobody is called ${login}`);
}
