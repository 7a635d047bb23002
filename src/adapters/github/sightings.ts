// What a look showed on the way, so that the write which follows need not look again.
import { LRUCache } from "lru-cache";

/** A repository's own node id and those of its labels, by their names in lower case. */
export type SeenRepository = {
  readonly id: string;
  readonly labels: ReadonlyMap<string, string>;
  /** Whether these are all that it has. */
  readonly all: boolean;
};

export interface Sightings {
  /** Repositories by their number: looked at once. */
  readonly repositories: LRUCache<number, SeenRepository>;
  /** By subject and marker: the comment of ours, or that there is none. Used once, and soon. */
  readonly comments: LRUCache<string, { readonly id: string | null }>;
  /** Heads whose checks of ours were all seen, by repository and commit. Used once, and soon. */
  readonly heads: LRUCache<string, true>;
}

/** Milliseconds; longer than a batch takes. What was not there then may have been made since. */
const SOON = 60_000;

export function createSightings(): Sightings {
  return {
    repositories: new LRUCache({ max: 1_000 }),
    comments: new LRUCache({ max: 5_000, ttl: SOON }),
    heads: new LRUCache({ max: 5_000, ttl: SOON }),
  };
}

export function commentKey(subject: string, marker: string): string {
  return JSON.stringify([subject, marker]);
}

export function headKey(repository: number, head: string): string {
  return JSON.stringify([repository, head]);
}
