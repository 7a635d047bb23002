import type { LedgerPosition } from "../../ports/ledger.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import { createChain } from "./chain.ts";
import type { ChainWalk } from "./chain.ts";
import { segmentTrailerOf } from "./commit-message.ts";
import type { LedgerContext } from "./context.ts";
import { findForeignCommit } from "./foreign-commit.ts";
import type { ArchiveExtent } from "./manifest.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { problem } from "./problem.ts";
import { readLog } from "./read-log.ts";
import type { LogEnd } from "./write-segments.ts";

export type Walk = {
  readonly archive: ArchiveExtent | null;
  readonly start: LogEnd;
  /** `volumes`: what is in them was checked on its way in. `nothing`: every hash is computed. */
  readonly trust: "volumes" | "nothing";
};

export type WalkedLog = ChainWalk & { readonly foreign: LedgerProblem | null };

export const BEFORE_GENESIS: LogEnd = { segment: 0, seq: 0, hash: null };

/** Everything after `start`, with what the branch's newest commits say about its end. */
export async function walkLog(
  context: LedgerContext,
  branch: PinnedBranch,
  { archive, start, trust }: Walk,
): Promise<WalkedLog> {
  const commits = await branch.recentCommits();
  const vouched = commits.flatMap(({ message }) => segmentTrailerOf(message) ?? []);
  const chain = createChain(start, context.readerVersion, vouched);
  for await (const items of readLog(branch, archive, start.segment + 1)) {
    for (const item of items) chain.add(trust === "volumes" ? item : { ...item, trusted: false });
  }
  return { ...chain.finish(), foreign: await findForeignCommit(context, commits) };
}

/** The position at the end of a walk; a problem when the last segment is not there. */
export function positionAt(
  branch: PinnedBranch,
  { segment, seq, hash }: LogEnd,
): LedgerPosition | LedgerProblem {
  if (hash === null) return problem("segment-missing", "the log ends with it", { segment });
  return { head: branch.head, segment, seq, hash };
}
