// A branch behind a bad network: answers that get lost, reads that lag, writers who are quicker.
import { overviewInParts } from "../../src/ports/overview-in-parts.ts";
import { AmbiguousWriteError, CommitNotFoundError } from "../../src/ports/branch.ts";
import type { Branch, BranchChange, CommitId, CommitOutcome } from "../../src/ports/branch.ts";

type CommitFault =
  /** The request never arrived. */
  | { readonly kind: "lost-request" }
  /** It was carried out, and the answer never came. */
  | { readonly kind: "lost-answer" }
  | { readonly kind: "forbidden"; readonly reason: string }
  /** Somebody does this just before. */
  | { readonly kind: "overtaken"; readonly by: () => Promise<unknown> };

export interface UnreliableBranch extends Branch {
  /** What happens to the next commits, one each; null: nothing. */
  plan(...faults: readonly (CommitFault | null)[]): void;
  /** The next `reads` reads of the head show `head`; null: no branch yet. */
  lag(head: CommitId | null, reads: number): void;
  /** The next `reads` reads of files at this commit do not find it. */
  hide(commit: CommitId, reads: number): void;
  calls(): { readonly reads: number; readonly commits: number };
}

export function createUnreliableBranch(inner: Branch): UnreliableBranch {
  const faults: (CommitFault | null)[] = [];
  let lagging: { readonly head: CommitId | null; reads: number } | null = null;
  const hidden = new Map<CommitId, number>();
  let reads = 0;
  let commits = 0;

  /** What a read of the head is a read of; undefined is the truth. */
  function seenHead(at: CommitId | undefined): CommitId | null | undefined {
    reads += 1;
    if (at !== undefined || lagging === null) return at;
    const { head } = lagging;
    lagging.reads -= 1;
    if (lagging.reads === 0) lagging = null;
    return head;
  }

  async function commit(change: BranchChange): Promise<CommitOutcome> {
    commits += 1;
    const fault = faults.shift() ?? null;
    switch (fault?.kind) {
      case undefined:
        return inner.commit(change);
      case "forbidden":
        return { outcome: "forbidden", reason: fault.reason };
      case "overtaken":
        await fault.by();
        return inner.commit(change);
      case "lost-answer":
        await inner.commit(change);
        throw new AmbiguousWriteError("502 after the write");
      case "lost-request":
        throw new AmbiguousWriteError("502 before the write");
      default:
        return fault satisfies never;
    }
  }

  return {
    commit,

    async read(paths, at) {
      const seen = seenHead(at);
      const hiding = hidden.get(at ?? "") ?? 0;
      if (at !== undefined && hiding > 0) {
        hidden.set(at, hiding - 1);
        throw new CommitNotFoundError(`no commit ${at} yet`);
      }
      return seen === null ? null : inner.read(paths, seen);
    },

    async overview(question) {
      const seen = seenHead(undefined);
      if (seen === null) return null;
      return seen === undefined ? inner.overview(question) : overviewInParts(inner, question, seen);
    },

    async list(directory, at) {
      const seen = seenHead(at);
      return seen === null ? [] : inner.list(directory, seen);
    },

    async recentCommits(count, from) {
      const seen = seenHead(from);
      return seen === null ? [] : inner.recentCommits(count, seen);
    },

    plan: (...planned) => void faults.push(...planned),
    lag: (head, count) => {
      lagging = { head, reads: count };
    },
    hide: (commit, count) => void hidden.set(commit, count),
    calls: () => ({ reads, commits }),
  };
}
