import type { LedgerPosition } from "../../ports/ledger.ts";
import { createChain } from "./chain.ts";
import type { LedgerContext } from "./context.ts";
import { fillVolumes } from "./fill-volumes.ts";
import type { FilledVolume } from "./fill-volumes.ts";
import { listSegments } from "./find-archive.ts";
import { segmentPath, volumePath } from "./layout.ts";
import { VOLUME_BYTES, VOLUME_SEGMENTS } from "./limits.ts";
import type { Archive } from "./manifest.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { readLog } from "./read-log.ts";
import { BEFORE_GENESIS } from "./walk-log.ts";

export type Archiving = {
  /** As it is when these additions and deletions are committed. */
  readonly archive: Archive | null;
  readonly additions: ReadonlyMap<string, string>;
  readonly deletions: readonly string[];
};

const VOLUMES_AT_ONCE = 8;

/**
 * Moves closed segments into volumes. Only here their hashes are checked, once for all replays: broken ones stay where
 * they are. The position's own segment stays loose too: a volume is full only when there is one more.
 */
export async function archiveSegments(
  context: LedgerContext,
  branch: PinnedBranch,
  archive: Archive | null,
  position: LedgerPosition,
): Promise<Archiving> {
  const archived = archive?.segment ?? 0;
  const listed = await listSegments(branch);
  const closed = listed.filter(({ number }) => number > archived && number < position.segment);
  const bytes = closed.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= VOLUME_BYTES && closed.length <= VOLUME_SEGMENTS) {
    return { archive, additions: new Map(), deletions: [] };
  }
  const volumes = fillVolumes(await readSound(context, branch, archive)).slice(0, VOLUMES_AT_ONCE);
  const first = (archive?.volumes ?? 0) + 1;
  return {
    archive: extend(archive, volumes),
    additions: new Map(volumes.map(({ text }, index) => [volumePath(first + index), text])),
    deletions: volumes.flatMap(({ segments }) => segments.map(segmentPath)),
  };
}

async function readSound(context: LedgerContext, branch: PinnedBranch, archive: Archive | null) {
  const chain = createChain(archive ?? BEFORE_GENESIS, context.readerVersion, []);
  const texts = new Map<number, string>();
  for await (const items of readLog(branch, archive, (archive?.segment ?? 0) + 1)) {
    for (const item of items) {
      chain.add(item);
      if (item.text !== null) texts.set(item.segment, item.text);
    }
  }
  return chain.finish().segments.flatMap(({ segment, lastSeq }) => {
    const text = texts.get(segment);
    return text === undefined ? [] : [{ segment, lastSeq, text }];
  });
}

function extend(archive: Archive | null, filled: readonly FilledVolume[]): Archive | null {
  const last = filled.at(-1);
  const segment = last?.segments.at(-1);
  if (last === undefined || segment === undefined) return archive;
  const volumes = (archive?.volumes ?? 0) + filled.length;
  return { volumes, segment, seq: last.lastSeq, hash: last.lastHash };
}
