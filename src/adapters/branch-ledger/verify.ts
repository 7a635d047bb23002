// The whole log, checked against itself, against the checkpoint and against the branch's commits.
import type { LedgerVerification } from "../../ports/ledger.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { LedgerContext } from "./context.ts";
import { findArchive, listSegments, listVolumes } from "./find-archive.ts";
import { MANIFEST_PATH, volumePath } from "./layout.ts";
import { READABLE_SEGMENT_BYTES } from "./limits.ts";
import { newerManifest, readManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { pinBranch } from "./pinned-branch.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { problem } from "./problem.ts";
import { believe } from "./quarantine-record.ts";
import { readShards } from "./read-shards.ts";
import { BEFORE_GENESIS, walkLog } from "./walk-log.ts";
import type { WalkedLog } from "./walk-log.ts";

export async function verify(context: LedgerContext): Promise<LedgerVerification> {
  const snapshot = await context.branch.read([MANIFEST_PATH]);
  if (snapshot === null) {
    const problems = [problem("branch-missing", "there is no such branch")];
    return { head: null, segments: 0, events: 0, problems, quarantined: [] };
  }
  const branch = pinBranch(context.branch, snapshot);
  const archive = await findArchive(branch);
  const walk = await walkLog(context, branch, { archive, start: BEFORE_GENESIS, trust: "nothing" });
  const { problems, events, quarantined } = believe(walk);
  return {
    head: branch.head,
    segments: walk.end.segment,
    events: events.length,
    problems: [
      ...genesisProblems(context, walk),
      ...problems,
      ...[walk.newer, walk.lost, walk.foreign].filter((found) => found !== null),
      ...(await fileProblems(branch, walk)),
      ...(await checkpointProblems(branch, snapshot.files.get(MANIFEST_PATH), context.readerVersion, walk)),
    ],
    quarantined: [...quarantined].toSorted((one, other) => one - other),
  };
}

function genesisProblems({ acceptGenesis }: LedgerContext, walk: WalkedLog): readonly LedgerProblem[] {
  const first = walk.segments[0];
  const genesis = first?.segment === 1 ? first.events[0] : undefined;
  if (genesis !== undefined && acceptGenesis(genesis)) return [];
  const what =
    genesis === undefined ? "its first segment cannot be read" : "its first event names another home";
  return [problem("foreign-genesis", what, { segment: 1 })];
}

async function fileProblems(branch: PinnedBranch, walk: WalkedLog): Promise<readonly LedgerProblem[]> {
  const stray = (await listSegments(branch)).filter(({ number }) => number > walk.end.segment);
  const volumes = await listVolumes(branch);
  return [
    ...(walk.newer === null && stray[0] !== undefined
      ? [
          problem("segment-missing", `segments up to ${stray[0].number} are gone, later ones are not`, {
            segment: walk.end.segment + 1,
          }),
        ]
      : []),
    ...volumes
      .filter(({ number, bytes }, index) => number !== index + 1 || bytes > READABLE_SEGMENT_BYTES)
      .map(({ number }) =>
        problem("broken-volume", `${volumePath(number)} is too large, or one before it is gone`),
      ),
  ];
}

async function checkpointProblems(
  branch: PinnedBranch,
  text: string | null | undefined,
  readerVersion: number,
  walk: WalkedLog,
): Promise<readonly LedgerProblem[]> {
  const reading = readManifest(text, readerVersion);
  switch (reading.kind) {
    case "none":
      return [];
    case "broken":
      return [problem("broken-checkpoint", "its manifest cannot be read")];
    case "newer":
      return [newerManifest(reading.requires, readerVersion)];
    case "sound": {
      const { problems } = await readShards(branch, reading.manifest);
      return [...problems, ...coverProblems(reading.manifest, walk)];
    }
    default:
      return reading satisfies never;
  }
}

/** Whether the checkpoint is of this log, as far as it says so. */
function coverProblems(manifest: Manifest, walk: WalkedLog): readonly LedgerProblem[] {
  const { segment, seq, hash, genesis } = manifest;
  const covered = walk.segments.find((sound) => sound.segment === segment);
  const problems: LedgerProblem[] = [];
  if (segment > walk.end.segment) {
    problems.push(
      problem("broken-checkpoint", `it covers segment ${segment}, which is not there`, { segment }),
    );
  } else if (covered !== undefined && (covered.hash !== hash || covered.lastSeq !== seq)) {
    problems.push(problem("broken-checkpoint", `it was made of another segment ${segment}`, { segment }));
  }
  const first = walk.segments[0]?.events[0];
  if (first !== undefined && canonicalJson(first) !== canonicalJson(genesis)) {
    problems.push(problem("broken-checkpoint", "it names another first event", { segment: 1 }));
  }
  return problems;
}
