/** Trouble on demand: which requests, how often, before or after they took effect. */

import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const FaultEffect = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("status"),
    status: z.number(),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  /** The connection ends without an answer. */
  z.object({ kind: z.literal("reset") }),
  z.object({ kind: z.literal("delay"), milliseconds: z.number() }),
  /** What a proxy in between says. */
  z.object({ kind: z.literal("html"), status: z.number().default(403) }),
  z.object({
    kind: z.literal("secondary-limit"),
    status: z.union([z.literal(403), z.literal(429)]).default(403),
    retryAfterSeconds: z.number().optional(),
  }),
  /** GraphQL says with status 200 that nothing is left. */
  z.object({ kind: z.literal("graphql-rate-limit") }),
]);

export const FaultRule = z.object({
  method: z.string().optional(),
  /** A regular expression over the path, without `/api/v3`. */
  path: z.string().optional(),
  /** A GraphQL operation's name, or the name of a field at its root. */
  operation: z.string().optional(),
  /** A regular expression over the GraphQL document, for what is asked further in: `issue\(number: 7\)`. */
  asks: z.string().optional(),
  /** Lets this many matching requests pass first. */
  skip: z.number().default(0),
  /** How many requests it hits; `null` is all. */
  times: z.number().nullable().default(1),
  when: z.enum(["before", "after"]).default("before"),
  effect: FaultEffect,
});

export type FaultRule = z.output<typeof FaultRule>;
type FaultEffect = z.output<typeof FaultEffect>;

export type Asked = {
  readonly method: string;
  readonly path: string;
  /** The GraphQL document and operation name; empty for REST. */
  readonly graphql: string;
  /** The GraphQL document as it was sent. */
  readonly document: string;
};

export type ActiveFault = {
  /** How many requests it has hit. */
  readonly hits: () => number;
  readonly remove: () => void;
};

type Entry = { readonly rule: FaultRule; seen: number; hits: number };

export class Faults {
  #entries: readonly Entry[] = [];

  add(rule: z.input<typeof FaultRule>): ActiveFault {
    const entry: Entry = { rule: FaultRule.parse(rule), seen: 0, hits: 0 };
    this.#entries = [...this.#entries, entry];
    return {
      hits: () => entry.hits,
      remove: () => {
        this.#entries = this.#entries.filter((one) => one !== entry);
      },
    };
  }

  clear(): void {
    this.#entries = [];
  }

  /** Carries out a request with the first fault that it meets. `null`: the connection is to be cut. */
  async around(asked: Asked, carryOut: () => Promise<Response>): Promise<Response | null> {
    const rule = this.#next(asked);
    if (rule === null) return carryOut();
    if (rule.effect.kind === "delay") {
      if (rule.when === "before") await wait(rule.effect.milliseconds);
      const response = await carryOut();
      if (rule.when === "after") await wait(rule.effect.milliseconds);
      return response;
    }
    if (rule.when === "after") await (await carryOut()).arrayBuffer();
    return answerOf(rule.effect);
  }

  #next(asked: Asked): FaultRule | null {
    for (const entry of this.#entries) {
      const { rule } = entry;
      if (!matches(rule, asked) || (rule.times !== null && entry.hits >= rule.times)) continue;
      entry.seen += 1;
      if (entry.seen <= rule.skip) continue;
      entry.hits += 1;
      return rule;
    }
    return null;
  }
}

function matches(rule: FaultRule, asked: Asked): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== asked.method) return false;
  if (rule.path !== undefined && !new RegExp(rule.path).test(asked.path)) return false;
  if (rule.asks !== undefined && !new RegExp(rule.asks).test(asked.document)) return false;
  return rule.operation === undefined || new RegExp(`\\b${rule.operation}\\b`).test(asked.graphql);
}

const secondaryLimit =
  "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

function answerOf(effect: Exclude<FaultEffect, { readonly kind: "delay" }>): Response | null {
  switch (effect.kind) {
    case "reset":
      return null;
    case "status":
      return json(effect.status, effect.body ?? { message: "Server Error" }, effect.headers ?? {});
    case "html":
      return new Response("<html><body><h1>Access denied</h1></body></html>", {
        status: effect.status,
        headers: { "content-type": "text/html" },
      });
    case "secondary-limit": {
      const { status, retryAfterSeconds } = effect;
      const documentation_url =
        "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits";
      return json(
        status,
        { message: secondaryLimit, documentation_url },
        retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) },
      );
    }
    case "graphql-rate-limit":
      return json(
        200,
        { errors: [{ type: "RATE_LIMITED", message: "API rate limit already exceeded for installation." }] },
        { "x-ratelimit-remaining": "0" },
      );
    default:
      return effect satisfies never;
  }
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>>): Response {
  return Response.json(body, { status, headers });
}
