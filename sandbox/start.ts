/** A GitHub on loopback. */

import { sandboxStarted } from "./announcement.ts";
import { actionsAppId } from "./authorization/authenticate.ts";
import { CastSwitch } from "./control/cast-switch.ts";
import { createControl } from "./control/control.ts";
import { createLocalGit } from "./git/create-git-storage.ts";
import { createPushDesk } from "./git/push-desk.ts";
import { createGitRoutes } from "./git/smart-http.ts";
import { createGraphServer } from "./graphql/serve-graphql.ts";
import { readRestDescriptions } from "./http/descriptions.ts";
import { createDoor, type Door } from "./http/door.ts";
import { Faults } from "./http/faults.ts";
import { listen, type Listening } from "./http/listen.ts";
import { createPages } from "./http/pages.ts";
import { Quotas } from "./http/quotas.ts";
import { ReadLag } from "./http/read-lag.ts";
import { createRestValidator } from "./http/rest-validator.ts";
import { createRouteTable } from "./http/route-table.ts";
import { createGitHost } from "./http/serve-git.ts";
import { createRestServer } from "./http/serve-rest.ts";
import { Traffic } from "./http/traffic.ts";
import { Violations } from "./http/violations.ts";
import { createUser } from "./operations/create-account.ts";
import { registerApp } from "./operations/register-app.ts";
import { alone, type Company } from "./page/company.ts";
import { createPage } from "./page/create-page.ts";
import { Urls } from "./representation/urls.ts";
import { Clock } from "./state/clock.ts";
import type { GitHub } from "./state/github.ts";
import { createState, type GitHubState } from "./state/github-state.ts";
import type { Publisher } from "./webhooks/publisher.ts";
import type { WebhookQueue } from "./webhooks/queue.ts";
import { createWebhooks } from "./webhooks/webhooks.ts";

export type SandboxOptions = {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Runs with the machine's time unless given. */
  readonly clock?: Clock;
  /** Labels that are the columns of the board at `/`, in order. */
  readonly boardLabels?: readonly string[];
  /** Pages beside GitHub's. */
  readonly company?: Company;
  /** Opens the door to the network; unless given, on `port` of loopback. */
  readonly listen?: (door: Door) => Promise<Listening>;
};

export type Sandbox = {
  /** Such as `http://127.0.0.1:4321`: REST here and below `/api/v3`, GraphQL, git, and `/_sandbox`. */
  readonly url: string;
  /** Where Octokit's `baseUrl` points. */
  readonly apiUrl: string;
  /** For operations done in process. */
  readonly github: GitHub;
  readonly state: GitHubState;
  readonly clock: Clock;
  /** Deliveries on their way: hold, release, drop, duplicate, `idle()`. */
  readonly webhooks: WebhookQueue;
  /** Tells in process what happens, delivered or not. */
  readonly events: Publisher;
  readonly faults: Faults;
  readonly quotas: Quotas;
  readonly lag: ReadLag;
  /** Every request that came in. */
  readonly traffic: Traffic;
  /** Where the sandbox differed from GitHub's descriptions; tests demand that there are none. */
  readonly violations: Violations;
  /** Whether scripted members play. */
  readonly cast: CastSwitch;
  readonly stop: () => Promise<void>;
};

/** Ready when it resolves; starts empty (see `seed/`). */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? Clock.running();
  const state = createState();
  const git = await createLocalGit();
  const desk = await createPushDesk(git.hooksDirectory);
  const urls = new Urls();
  const view = { state, git: git.storage, urls };
  const violations = new Violations();
  sandboxStarted.publish(violations);
  const { queue, publisher } = createWebhooks(view, clock, violations);
  const github: GitHub = {
    state,
    clock,
    git: git.storage,
    publish: (occurrence, actor) => publisher.publish(occurrence, actor),
  };
  registerActions(github);
  const [faults, quotas, lag, traffic] = [new Faults(), new Quotas(clock), new ReadLag(view), new Traffic()];
  const descriptions = readRestDescriptions();
  const services = { github, view, lag, quotas, webhooks: queue };
  const rest = createRestServer(
    services,
    createRouteTable(descriptions.operations),
    createRestValidator(descriptions, violations),
  );
  const gitRoutes = createGitRoutes(git, desk, createGitHost(github));
  const cast = new CastSwitch();
  const control = createControl({ github, queue, faults, lag, traffic, violations, cast });
  const page = createPage(
    {
      github,
      view,
      events: publisher,
      cast,
      boardLabels: options.boardLabels ?? [],
      ask: (request) => door(request),
    },
    options.company ?? alone,
  );
  const rooms = {
    rest,
    graphql: createGraphServer(services),
    git: (request: Request) => gitRoutes.fetch(request),
    pages: createPages(github),
    control: (request: Request) => control.fetch(request),
    page,
  };
  const door: Door = createDoor(rooms, faults, traffic);
  const listening = await (options.listen ?? ((opened) => listen(opened, options.port ?? 0)))(door);
  urls.listenAt(listening.origin);
  const parts = {
    github,
    state,
    clock,
    webhooks: queue,
    events: publisher,
    faults,
    quotas,
    lag,
    traffic,
    violations,
    cast,
  };
  return {
    ...parts,
    url: listening.origin,
    apiUrl: `${listening.origin}/api/v3`,
    stop: async () => {
      await listening.close();
      await desk.close();
      await git.storage.close();
    },
  };
}

/** GitHub's own app, whose bot writes what jobs write. Nobody holds its key. */
function registerActions(github: GitHub): void {
  const { id } = createUser(github, "github");
  const keys = { privateKey: "", publicKey: "" };
  const name = "github-actions";
  registerApp(github, { id: actionsAppId, name, ownerId: id, permissions: {}, events: [], keys });
}
