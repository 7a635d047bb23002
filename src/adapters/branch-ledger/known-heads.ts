import { LRUCache } from "lru-cache";

import type { CommitId } from "../../ports/branch.ts";

/** Heads that the branch has had and left: to read one again is lag, or somebody went back in history. */
export interface KnownHeads {
  leave(head: CommitId): void;
  isLeft(head: CommitId): boolean;
}

export function createKnownHeads(): KnownHeads {
  const left = new LRUCache<CommitId, true>({ max: 1_000 });
  return {
    leave: (head) => void left.set(head, true),
    isLeft: (head) => left.has(head),
  };
}
