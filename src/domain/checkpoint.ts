import { z } from "zod";
import { Configuration } from "./configuration.ts";
import { AccountId, CommitSha, MemberId, RepositoryId } from "./ids.ts";
import type { CommandOutcome } from "./command-outcomes.ts";
import { OrganizationState } from "./organization-state.ts";
import { RecentOrders } from "./recent-orders.ts";
import { RefusalCode, RefusalFacts } from "./refusal.ts";
import { PullRequest } from "./review/schema.ts";
import { Task } from "./task/schema.ts";
import { Timestamp } from "./timestamp.ts";

/** Version of the fold: a checkpoint of another one is not used, and the log is replayed. */
export const stateVersion = 4;

/** A shard is smaller than 400 kB; entries are put into as many shards as keep well below that. */
const charactersPerShard = 200_000;

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

const Outcome = z.object({
  at: Timestamp,
  refusal: z.object({ code: RefusalCode, facts: RefusalFacts }).nullable(),
});

/** A task or pull request with what became of the commands on it. */
const Entry = z.object({
  subject: z.string(),
  task: Task.nullable(),
  pullRequest: PullRequest.nullable(),
  outcomes: z.array(z.tuple([z.string(), Outcome])),
});
type Entry = z.infer<typeof Entry>;

const EntriesShard = z.object({ entries: z.array(Entry) });

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
  let entries: Entry[] = [];
  let characters = 0;
  const close = (): void => {
    if (entries.length > 0) shards.set(`entries-${String(shards.size).padStart(4, "0")}`, { entries });
    entries = [];
    characters = 0;
  };
  for (const entry of entriesOf(state)) {
    const size = JSON.stringify(entry).length;
    if (characters + size > charactersPerShard) close();
    entries.push(entry);
    characters += size;
  }
  close();
  return shards;
}

/** The state that `checkpoint` gave. @throws when the shards are not of this version */
export function restore(shards: ReadonlyMap<string, unknown>): OrganizationState {
  const { at, pausedMembers, cursors, recentOrders, ...frame } = FrameShard.parse(shards.get("frame"));
  const entries = [...shards]
    .filter(([name]) => name.startsWith("entries-"))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, shard]) => EntriesShard.parse(shard).entries);
  return OrganizationState.of({
    frame: { ...frame, pausedMembers: new Map(pausedMembers), cursors: new Map(cursors) },
    at,
    tasks: entries.flatMap(({ task }) => task ?? []),
    pullRequests: entries.flatMap(({ pullRequest }) => pullRequest ?? []),
    outcomes: entries.flatMap(({ subject, outcomes }) =>
      outcomes.map(([cause, outcome]) => [subject, cause, outcome] as const),
    ),
    recentOrders,
  });
}

function* entriesOf(state: OrganizationState): IterableIterator<Entry> {
  const outcomes = new Map<string, [string, CommandOutcome][]>();
  for (const [subject, cause, outcome] of state.outcomes()) {
    const own = outcomes.get(subject) ?? [];
    own.push([cause, outcome]);
    outcomes.set(subject, own);
  }
  for (const [id, task] of state.tasks.entries()) {
    yield { subject: id, task, pullRequest: null, outcomes: outcomes.get(id) ?? [] };
    outcomes.delete(id);
  }
  for (const [id, pullRequest] of state.pullRequests.entries()) {
    yield { subject: id, task: null, pullRequest, outcomes: outcomes.get(id) ?? [] };
    outcomes.delete(id);
  }
  for (const [subject, rest] of outcomes) yield { subject, task: null, pullRequest: null, outcomes: rest };
}
