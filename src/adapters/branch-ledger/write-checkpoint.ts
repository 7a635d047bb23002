import type { Checkpoint, LedgerPosition, LedgerRefusal, WriteOutcome } from "../../ports/ledger.ts";
import type { StoredEvent } from "../../ports/stored-event.ts";
import { writeAt } from "./append.ts";
import { archiveSegments } from "./archive-segments.ts";
import { sha256 } from "./canonical-json.ts";
import type { LedgerContext } from "./context.ts";
import { MANIFEST_PATH, segmentPath, shardPath } from "./layout.ts";
import { SHARD_BYTES } from "./limits.ts";
import { formatManifest, newerManifest, readManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { oneByteJson } from "./one-byte-json.ts";
import { pinBranch } from "./pinned-branch.ts";
import { problem } from "./problem.ts";
import { readAt } from "./read-at.ts";
import { readSegment } from "./read-segment.ts";

type Shard = { readonly name: string; readonly text: string; readonly hash: string };

export async function writeCheckpoint(
  context: LedgerContext,
  checkpoint: Checkpoint,
  position: LedgerPosition,
): Promise<WriteOutcome> {
  const { stateVersion } = checkpoint;
  const shards = [...checkpoint.shards].map(([name, value]) => formatShard(name, value));
  const tooLarge = shards.map(refuseSize).find((refusal) => refusal !== null);
  if (tooLarge !== undefined) return { outcome: "refused", refusal: tooLarge };

  const snapshot = await readAt(context, [MANIFEST_PATH, segmentPath(1)], position.head);
  const reading = readManifest(snapshot.files.get(MANIFEST_PATH), context.readerVersion);
  if (reading.kind === "newer") {
    return { outcome: "read-only", problem: newerManifest(reading.requires, context.readerVersion) };
  }
  const before = reading.kind === "sound" ? reading.manifest : null;
  if (before !== null && before.stateVersion > stateVersion) {
    const refusal = { code: "newer-checkpoint", stateVersion: before.stateVersion } as const;
    return { outcome: "refused", refusal };
  }
  const genesis = before?.genesis ?? firstEvent(snapshot.files.get(segmentPath(1)), context.readerVersion);
  if (genesis === null) {
    return { outcome: "tampered", problem: problem("foreign-genesis", "its first segment cannot be read") };
  }
  const branch = pinBranch(context.branch, snapshot);
  const archiving = await archiveSegments(context, branch, before?.archive ?? null, position);
  const { segment, seq, hash } = position;
  const manifest = formatManifest({
    requires: context.requires,
    stateVersion,
    segment,
    seq,
    hash,
    genesis,
    shards: Object.fromEntries(shards.map((shard) => [shard.name, shard.hash])),
    archive: archiving.archive,
  });
  return writeAt(context, position, {
    subject: `Checkpoint at segment ${segment}`,
    trailer: { kind: "Checkpoint", hash: sha256(manifest) },
    additions: new Map([...archiving.additions, ...changedShards(shards, before), [MANIFEST_PATH, manifest]]),
    deletions: [...archiving.deletions, ...goneShards(shards, before)],
  });
}

function formatShard(name: string, value: unknown): Shard {
  if (!/^[a-z0-9-]+$/.test(name) || name === "manifest") throw new TypeError(`no name for a shard: ${name}`);
  const text = `${oneByteJson(value)}\n`;
  return { name, text, hash: sha256(text) };
}

function refuseSize({ name, text }: Shard): LedgerRefusal | null {
  const bytes = Buffer.byteLength(text);
  return bytes > SHARD_BYTES ? { code: "shard-too-large", shard: name, bytes, limit: SHARD_BYTES } : null;
}

function firstEvent(text: string | null | undefined, readerVersion: number): Manifest["genesis"] | null {
  const reading = readSegment(text ?? "", 1, readerVersion);
  const first: StoredEvent | undefined = reading.kind === "sound" ? reading.events[0] : undefined;
  return first === undefined ? null : { ...first, seq: 1 };
}

function changedShards(shards: readonly Shard[], before: Manifest | null) {
  return shards
    .filter(({ name, hash }) => before?.shards[name] !== hash)
    .map(({ name, text }) => [shardPath(name), text] as const);
}

function goneShards(shards: readonly Shard[], before: Manifest | null): readonly string[] {
  const kept = new Set(shards.map(({ name }) => name));
  return Object.keys(before?.shards ?? {})
    .filter((name) => !kept.has(name))
    .map(shardPath);
}
