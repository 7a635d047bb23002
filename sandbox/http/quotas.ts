import type { Caller } from "../state/actor.ts";
import type { Clock } from "../state/clock.ts";

export type Resource = "core" | "graphql" | "search";

export type Standing = {
  readonly resource: Resource;
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970. */
  readonly reset: number;
};

type Window = { limit: number; used: number; resetAt: number };

const hour = 3_600_000;
const minute = 60_000;

const limits = {
  anonymous: { core: 60, graphql: 0, search: 10 },
  app: { core: 5_000, graphql: 5_000, search: 30 },
  user: { core: 5_000, graphql: 5_000, search: 30 },
  installation: { core: 5_000, graphql: 5_000, search: 30 },
  workflow: { core: 1_000, graphql: 1_000, search: 30 },
} as const satisfies Record<Caller["kind"], Record<Resource, number>>;

/** Content created by all of an installation together. */
const contentLimits = [
  { within: minute, most: 80 },
  { within: hour, most: 500 },
] as const;

/** Counts requests against the limits of an hour (of a minute, for searches), and what is created against the secondary ones. */
export class Quotas {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();
  readonly #created = new Map<string, number[]>();
  /** The secondary limit refuses only when asked to: a frozen clock would never let it recover. */
  enforcesContentLimit = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  standing(caller: Caller, resource: Resource): Standing {
    const window = this.#window(caller, resource);
    return {
      resource,
      limit: window.limit,
      used: window.used,
      remaining: Math.max(0, window.limit - window.used),
      reset: Math.ceil(window.resetAt / 1000),
    };
  }

  /** `false` when nothing is left; then nothing is taken. */
  spend(caller: Caller, resource: Resource, points: number): boolean {
    const window = this.#window(caller, resource);
    if (window.used + points > window.limit) return false;
    window.used += points;
    return true;
  }

  /** A 304 costs nothing. */
  refund(caller: Caller, resource: Resource, points: number): void {
    const window = this.#window(caller, resource);
    window.used = Math.max(0, window.used - points);
  }

  /** For tests: what is left, and in how many seconds it is whole again. */
  set(
    caller: Caller,
    resource: Resource,
    left: { readonly remaining: number; readonly seconds: number },
  ): void {
    const window = this.#window(caller, resource);
    window.used = window.limit - left.remaining;
    window.resetAt = this.#clock.now() + left.seconds * 1000;
  }

  /** Seconds to wait when too much was created of late; `null` when there is room, which is then taken. */
  createContent(caller: Caller): number | null {
    const now = this.#clock.now();
    const key = callerKey(caller);
    const recent = (this.#created.get(key) ?? []).filter((at) => at > now - hour);
    this.#created.set(key, recent);
    const full = contentLimits.find(
      ({ within, most }) => recent.filter((at) => at > now - within).length >= most,
    );
    if (full !== undefined && this.enforcesContentLimit) {
      const oldest = recent.find((at) => at > now - full.within) ?? now;
      return Math.max(1, Math.ceil((oldest + full.within - now) / 1000));
    }
    recent.push(now);
    return null;
  }

  #window(caller: Caller, resource: Resource): Window {
    const key = `${callerKey(caller)}/${resource}`;
    const found = this.#windows.get(key);
    if (found !== undefined && found.resetAt > this.#clock.now()) return found;
    const within = resource === "search" ? minute : hour;
    const fresh = { limit: limits[caller.kind][resource], used: 0, resetAt: this.#clock.now() + within };
    this.#windows.set(key, fresh);
    return fresh;
  }
}

function callerKey(caller: Caller): string {
  switch (caller.kind) {
    case "anonymous":
      return "anonymous";
    case "app":
      return `app/${String(caller.appId)}`;
    case "user":
      return `user/${String(caller.accountId)}`;
    case "installation":
      return `installation/${String(caller.installationId)}`;
    case "workflow":
      return `repository/${String(caller.repositoryId)}`;
    default:
      return caller satisfies never;
  }
}
