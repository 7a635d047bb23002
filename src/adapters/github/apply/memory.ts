// Node ids that stay true for long, and what we wrote a moment ago, which reads may not show yet.
import { LRUCache } from "lru-cache";
import { type Sightings, createSightings } from "../sightings.ts";

export type KnownCheck = {
  readonly id: string;
  readonly completed: boolean;
  readonly annotations: number;
  /** The answer to its completion was lost. */
  readonly unsure?: true;
};

export interface Memory {
  /** Repositories by their number. */
  readonly repositories: LRUCache<number, string>;
  /** Labels by repository and name. */
  readonly labels: LRUCache<string, string>;
  /** Accounts by their number. */
  readonly accounts: LRUCache<number, string>;
  /** Comments of ours by subject and marker. */
  readonly comments: LRUCache<string, string>;
  /** Check runs of ours by repository, head and name: the last one written. */
  readonly checks: LRUCache<string, KnownCheck>;
  /** What a create whose answer was lost may have made, until when reads may not show it: epoch milliseconds. */
  readonly doubts: LRUCache<string, number>;
  /** What looks showed a moment ago. */
  readonly sightings: Sightings;
}

export function createMemory(): Memory {
  return {
    repositories: new LRUCache({ max: 1_000 }),
    labels: new LRUCache({ max: 5_000 }),
    accounts: new LRUCache({ max: 2_000 }),
    comments: new LRUCache({ max: 5_000 }),
    checks: new LRUCache({ max: 5_000 }),
    doubts: new LRUCache({ max: 5_000 }),
    sightings: createSightings(),
  };
}

export function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
