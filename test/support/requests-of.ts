// What a client cost, counted from what came in at the sandbox.
import type { Seen } from "../../sandbox/http/traffic.ts";

export type Cost = {
  readonly requests: number;
  /** Requests that change something; one request with several mutations is one. */
  readonly writes: number;
  /** Changes, each mutation of a request counted: what a bot would send one by one that makes a call per effect. */
  readonly changes: number;
};

export function costOf(seen: readonly Seen[]): Cost {
  const asked = seen.filter(isOfInterest);
  const changesIn = asked.map(changesOf);
  return {
    requests: asked.length,
    writes: changesIn.filter((changes) => changes > 0).length,
    changes: changesIn.reduce((sum, changes) => sum + changes, 0),
  };
}

/** An App's token, and git itself, are no requests of a command's. */
export function isOfInterest({ path }: Seen): boolean {
  return !/^\/app\b|access_tokens|\/info\/refs|git-/.test(path);
}

/** What is asked at the root of a query, rather than done. */
export function isQuery(field: string): boolean {
  return queries.test(field);
}

const queries = /^(?:repository|node|nodes|viewer|rateLimit|organization|user|search)$/;

function changesOf({ method, rootFields }: Seen): number {
  if (rootFields.length > 0) return rootFields.filter((field) => !isQuery(field)).length;
  return method === "GET" || method === "HEAD" ? 0 : 1;
}
