// Cold start: the state from the branch alone.
import type { BranchOverview, OverviewQuestion } from "../../ports/branch.ts";
import type { Checkpoint, OpenOutcome } from "../../ports/ledger.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import { sha256 } from "./canonical-json.ts";
import type { LedgerContext } from "./context.ts";
import { findArchive } from "./find-archive.ts";
import { CHECKPOINT_DIRECTORY, LOG_DIRECTORY, MANIFEST_PATH, MEMBERS_PATH, segmentPath } from "./layout.ts";
import { RECENT_COMMITS } from "./limits.ts";
import { parseMembers } from "./members.ts";
import { newerManifest, readManifest } from "./manifest.ts";
import type { ArchiveExtent, Manifest } from "./manifest.ts";
import { pinBranch } from "./pinned-branch.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { problem } from "./problem.ts";
import { believe } from "./quarantine-record.ts";
import { readShards } from "./read-shards.ts";
import { BEFORE_GENESIS, positionAt, walkLog } from "./walk-log.ts";
import type { Walk, WalkedLog } from "./walk-log.ts";

/** The checkpoint, every segment that is in no volume yet, and who wrote last: as a rule, all that there is to read. */
const BEGINNING: OverviewQuestion = {
  files: [MANIFEST_PATH, MEMBERS_PATH],
  directories: [
    { path: CHECKPOINT_DIRECTORY, depth: 1 },
    { path: LOG_DIRECTORY, depth: 2 },
  ],
  commits: RECENT_COMMITS,
};

export async function open(context: LedgerContext, stateVersion: number): Promise<OpenOutcome> {
  const overview = await context.branch.overview(BEGINNING);
  if (overview === null) return { outcome: "absent" };
  const opened = await openAt(context, pinBranch(context.branch, overview), overview, stateVersion);
  if (opened.outcome !== "opened") return opened;
  return { ...opened, members: parseMembers(overview.files.get(MEMBERS_PATH) ?? null) };
}

type OpenedLog =
  | Exclude<OpenOutcome, { outcome: "opened" }>
  | Omit<Extract<OpenOutcome, { outcome: "opened" }>, "members">;

async function openAt(
  context: LedgerContext,
  branch: PinnedBranch,
  { files }: BranchOverview,
  stateVersion: number,
): Promise<OpenedLog> {
  const reading = readManifest(files.get(MANIFEST_PATH), context.readerVersion);
  switch (reading.kind) {
    case "newer":
      return { outcome: "read-only", problem: newerManifest(reading.requires, context.readerVersion) };
    case "none":
    case "broken": {
      const archive = await findArchive(branch);
      const isLost = reading.kind === "broken" || archive !== null;
      const what = "its manifest is gone or cannot be read";
      return replayAll(context, branch, archive, isLost ? [problem("broken-checkpoint", what)] : []);
    }
    case "sound": {
      const { manifest } = reading;
      return manifest.stateVersion === stateVersion
        ? openAtCheckpoint(context, branch, manifest)
        : replayTrusting(context, branch, manifest.archive);
    }
    default:
      return reading satisfies never;
  }
}

async function openAtCheckpoint(
  context: LedgerContext,
  branch: PinnedBranch,
  manifest: Manifest,
): Promise<OpenedLog> {
  const { segment, seq, hash, stateVersion, archive } = manifest;
  const { shards, problems } = await readShards(branch, manifest);
  const [last] = await branch.read([segmentPath(segment)]);
  if (sha256(last ?? "") !== hash) {
    const moved = problem("broken-checkpoint", `it was made of another segment ${segment}`, { segment });
    return replayAll(context, branch, archive, [...problems, moved]);
  }
  if (problems.length > 0) return replayAll(context, branch, archive, problems);

  const walk = await walkLog(context, branch, {
    archive: null,
    start: { segment, seq, hash },
    trust: "nothing",
  });
  // The checkpoint may have counted a segment that was found to be broken later.
  const recounts = [...believe(walk).quarantined].some((broken) => broken <= segment);
  if (recounts) return replayTrusting(context, branch, archive);
  if (!context.acceptGenesis(manifest.genesis)) return foreignGenesis("its first event names another home");
  return conclude(branch, walk, { stateVersion, shards }, []);
}

function replayAll(
  context: LedgerContext,
  branch: PinnedBranch,
  archive: ArchiveExtent | null,
  damage: readonly LedgerProblem[],
): Promise<OpenedLog> {
  return replay(context, branch, { archive, start: BEFORE_GENESIS, trust: "nothing" }, damage);
}

function replayTrusting(
  context: LedgerContext,
  branch: PinnedBranch,
  archive: ArchiveExtent | null,
): Promise<OpenedLog> {
  return replay(context, branch, { archive, start: BEFORE_GENESIS, trust: "volumes" }, []);
}

async function replay(
  context: LedgerContext,
  branch: PinnedBranch,
  wanted: Walk,
  damage: readonly LedgerProblem[],
): Promise<OpenedLog> {
  const walk = await walkLog(context, branch, wanted);
  const first = walk.segments[0];
  const genesis = first?.segment === 1 ? first.events[0] : undefined;
  if (genesis === undefined && walk.newer === null) return foreignGenesis("its first segment cannot be read");
  if (genesis !== undefined && !context.acceptGenesis(genesis)) {
    return foreignGenesis("its first event names another home");
  }
  return conclude(branch, walk, null, damage);
}

function foreignGenesis(what: string): OpenedLog {
  return { outcome: "tampered", problem: problem("foreign-genesis", what, { segment: 1 }) };
}

function conclude(
  branch: PinnedBranch,
  walk: WalkedLog,
  checkpoint: Checkpoint | null,
  damage: readonly LedgerProblem[],
): OpenedLog {
  const alarm = walk.foreign ?? walk.lost;
  if (alarm !== null) return { outcome: "tampered", problem: alarm };
  if (walk.newer !== null) return { outcome: "read-only", problem: walk.newer };
  const position = positionAt(branch, walk.end);
  if ("code" in position) return { outcome: "tampered", problem: position };
  const { events, problems } = believe(walk);
  return { outcome: "opened", position, checkpoint, events, problems: [...damage, ...problems] };
}
