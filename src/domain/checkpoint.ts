import { z } from "zod";
import { type CheckpointEntry, readEntry, storedEntry, subjectOf } from "./checkpoint-entry.ts";
import { Configuration } from "./configuration.ts";
import { AccountId, CommitSha, MemberId, RepositoryId } from "./ids.ts";
import type { CommandOutcome } from "./command-outcomes.ts";
import { OrganizationState } from "./organization-state.ts";
import { RecentOrders } from "./recent-orders.ts";
import { Timestamp } from "./timestamp.ts";

/** Version of the fold: a checkpoint of another one is not used, and the log is replayed. */
export const stateVersion = 9;

/** A shard is smaller than 400 kB; entries are put into as many shards as keep well below that. */
const bytesPerShard = 200_000;

const OpenPause = z.object({ at: Timestamp, until: Timestamp.nullable() });

const FrameShard = z.object({
  at: Timestamp.nullable(),
  home: z.object({ repository: RepositoryId, installation: z.int().nullable() }).nullable(),
  configuration: z.object({ digest: z.string(), resolved: Configuration }).nullable(),
  rejected: z.object({ commit: CommitSha, problems: z.array(z.string()) }).nullable(),
  pause: OpenPause.nullable(),
  pausedMembers: z.array(z.tuple([MemberId, OpenPause])),
  writer: z.enum(["app", "action"]).nullable(),
  cursors: z.array(z.tuple([RepositoryId, Timestamp])),
  quarantined: z.array(z.int()),
  recentOrders: z.array(z.tuple([AccountId, RecentOrders])),
});

const EntriesShard = z.object({ entries: z.array(z.unknown()) });

/** The state as JSON values, by shard. Entries stay in the order in which they came, so that old shards stay as they are. */
export function checkpoint(state: OrganizationState): ReadonlyMap<string, unknown> {
  const { frame } = state;
  const shards = new Map<string, unknown>([
    [
      "frame",
      {
        ...frame,
        at: state.at,
        pausedMembers: [...frame.pausedMembers],
        cursors: [...frame.cursors],
        recentOrders: [...state.recentOrders.entries()],
      },
    ],
  ]);
  let entries: unknown[] = [];
  let bytes = 0;
  const close = (): void => {
    if (entries.length > 0) shards.set(`entries-${String(shards.size).padStart(4, "0")}`, { entries });
    entries = [];
    bytes = 0;
  };
  for (const entry of entriesOf(state)) {
    const stored = storedEntry(entry);
    const size = mostBytesOf(JSON.stringify(stored));
    if (bytes + size > bytesPerShard) close();
    entries.push(stored);
    bytes += size;
  }
  close();
  return shards;
}

type Shards = Iterable<readonly [name: string, shard: unknown]>;

/** Shards that are not what `checkpoint` of this version gives. */
export class NoStateError extends Error {
  override readonly name = "NoStateError";
}

/**
 * The state that `checkpoint` gave. Shards are gone through once, so that of what they are parsed from little is held at a time.
 * @throws {NoStateError}
 */
export function restore(shards: Shards): OrganizationState {
  try {
    return readState(shards);
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new NoStateError(reason, { cause });
  }
}

function readState(shards: Shards): OrganizationState {
  let frameShard: unknown;
  const read: (readonly [name: string, entries: readonly CheckpointEntry[]])[] = [];
  for (const [name, shard] of shards) {
    if (name === "frame") frameShard = shard;
    else if (name.startsWith("entries-")) read.push([name, EntriesShard.parse(shard).entries.map(readEntry)]);
  }
  const { at, pausedMembers, cursors, recentOrders, ...frame } = FrameShard.parse(frameShard);
  const entries = read.toSorted(([left], [right]) => (left < right ? -1 : 1)).flatMap(([, some]) => some);
  return OrganizationState.of({
    frame: { ...frame, pausedMembers: new Map(pausedMembers), cursors: new Map(cursors) },
    at,
    tasks: entries.flatMap((entry) => ("task" in entry ? entry.task : [])),
    pullRequests: entries.flatMap((entry) => ("pullRequest" in entry ? entry.pullRequest : [])),
    outcomes: entries.flatMap((entry) =>
      entry.outcomes.map(([cause, outcome]) => [subjectOf(entry), cause, outcome] as const),
    ),
    forgotten: entries.flatMap((entry) =>
      entry.forgotten === undefined ? [] : [[subjectOf(entry), entry.forgotten] as const],
    ),
    refusals: entries.flatMap((entry) =>
      entry.refusals.length === 0 ? [] : [[subjectOf(entry), entry.refusals] as const],
    ),
    recentOrders,
  });
}

/** However a ledger writes it: in UTF-8, or with escapes beyond ASCII, of six bytes each. */
function mostBytesOf(text: string): number {
  return text.length + 5 * (text.match(/[\u0080-\uffff]/g)?.length ?? 0);
}

function* entriesOf(state: OrganizationState): IterableIterator<CheckpointEntry> {
  const outcomes = new Map<string, [string, CommandOutcome][]>();
  for (const [subject, cause, outcome] of state.outcomes()) {
    const own = outcomes.get(subject) ?? [];
    own.push([cause, outcome]);
    outcomes.set(subject, own);
  }
  const refusals = new Map(state.refusals.entries());
  const forgotten = new Map(state.forgotten());
  const kept = (id: string) => {
    const upTo = forgotten.get(id);
    const own = { outcomes: outcomes.get(id) ?? [], refusals: refusals.get(id) ?? [] };
    outcomes.delete(id);
    forgotten.delete(id);
    refusals.delete(id);
    return upTo === undefined ? own : { ...own, forgotten: upTo };
  };
  for (const [id, task] of state.tasks.entries()) yield { task, ...kept(id) };
  for (const [id, pullRequest] of state.pullRequests.entries()) yield { pullRequest, ...kept(id) };
  for (const subject of new Set([...outcomes.keys(), ...forgotten.keys(), ...refusals.keys()]))
    yield { subject, ...kept(subject) };
}
