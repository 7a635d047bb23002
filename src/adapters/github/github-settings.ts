import type { Clock } from "../../ports/clock.ts";
import type { Forge } from "../../ports/forge.ts";
import { connect } from "./client/connection.ts";
import { type GithubClient, createGithubClient } from "./client/github-client.ts";
import type { Observe } from "./client/observation.ts";
import type { TransportParts } from "./client/transport.ts";
import { createGithubForge } from "./forge.ts";
import type { OwnIdentity } from "./identity.ts";

/** What every door to GitHub has to be told. */
export type GithubSettings = {
  /** The REST root: `https://api.github.com`, `https://<host>/api/v3`. */
  readonly baseUrl: string;
  readonly clock: Clock;
  /** Name of the check that every head must have. */
  readonly gate: string;
  /** Milliseconds until a request is given up; 15,000 unless said. */
  readonly timeout?: number;
  /** Milliseconds that GitHub's reads may lag behind its writes; 30,000 unless said. */
  readonly readLag?: number;
  readonly observe?: Observe;
};

/** Milliseconds; the longest that GitHub was seen to lag. */
const READ_LAG = 30_000;

type Caller = Pick<TransportParts, "credentials" | "budget" | "priority" | "installation">;

export function clientAs(settings: GithubSettings, caller: Caller): GithubClient {
  const { clock, observe = () => {} } = settings;
  return createGithubClient({ ...caller, connection: connect(settings), clock, observe });
}

/** `app` is the number of the App that our checks belong to, null when there is none. */
export function forgeAs(settings: GithubSettings, client: GithubClient, app: number | null): Forge {
  const { clock, gate, readLag = READ_LAG } = settings;
  return createGithubForge({ client, clock, app, gate, readLag });
}

/** A forge that sees what `standsFor` sees of itself, with another's client. It must not write. */
export function forgeFor(settings: GithubSettings, client: GithubClient, standsFor: OwnIdentity): Forge {
  const { clock, gate, readLag = READ_LAG } = settings;
  return createGithubForge({ client, clock, app: standsFor.app, gate, readLag, standsFor });
}
