// Reading on from a position: what a reader who was here before is told.
import { LedgerStalledError } from "../../ports/ledger.ts";
import type { LedgerHalt, LedgerPosition } from "../../ports/ledger.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import type { StoredEvent } from "../../ports/stored-event.ts";
import { sha256 } from "./canonical-json.ts";
import { createChain } from "./chain.ts";
import type { Chain } from "./chain.ts";
import { segmentTrailerOf } from "./commit-message.ts";
import type { LedgerContext } from "./context.ts";
import { findForeignCommit } from "./foreign-commit.ts";
import { MANIFEST_PATH, segmentPath } from "./layout.ts";
import { RECENT_COMMITS } from "./limits.ts";
import { newerManifest, readManifest } from "./manifest.ts";
import type { ArchiveExtent } from "./manifest.ts";
import { lookPatiently } from "./patience.ts";
import { pinBranch } from "./pinned-branch.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { problem } from "./problem.ts";
import { believe } from "./quarantine-record.ts";
import { range, readLog, WINDOW } from "./read-log.ts";
import { positionAt } from "./walk-log.ts";

export type News = {
  readonly outcome: "news";
  readonly position: LedgerPosition;
  readonly events: readonly StoredEvent[];
  readonly problems: readonly LedgerProblem[];
};

/** `moved`: a write has said that the branch is not at the position any more. */
export type Expectation = "moved" | "anything";

/** @throws {LedgerStalledError} when the branch is said to have moved, and does not show it. */
export async function readNews(
  context: LedgerContext,
  position: LedgerPosition,
  expectation: Expectation,
): Promise<News | LedgerHalt> {
  let last: Lag = "gone";
  const found = await lookPatiently(context, async () => {
    const answer = await look(context, position, expectation);
    if (typeof answer !== "string") return answer;
    last = answer;
    return null;
  });
  return found ?? giveUp(last, position);
}

/** What may be a read that lags behind, and is something worse when it stays. */
type Lag = "gone" | "older" | "unmoved";

function giveUp(lag: Lag, position: LedgerPosition): LedgerHalt {
  switch (lag) {
    case "gone":
      return { outcome: "tampered", problem: problem("branch-missing", `it was at ${position.head}`) };
    case "older": {
      const what = `it is behind commit ${position.head}, which was read or written before`;
      return { outcome: "tampered", problem: problem("branch-rewound", what, { segment: position.segment }) };
    }
    case "unmoved":
      throw new LedgerStalledError(`writes say that the branch left ${position.head}, reads do not show it`);
    default:
      return lag satisfies never;
  }
}

async function look(
  context: LedgerContext,
  position: LedgerPosition,
  expectation: Expectation,
): Promise<News | LedgerHalt | Lag> {
  const { segment } = position;
  const files = [MANIFEST_PATH, ...range(segment, segment + WINDOW).map(segmentPath)];
  const { branch } = context;
  // Who wrote last is asked for only where somebody did.
  const snapshot =
    expectation === "moved"
      ? await branch.overview({ files, directories: [], commits: RECENT_COMMITS })
      : await branch.read(files);
  if (snapshot === null) return "gone";
  if (context.knownHeads.isLeft(snapshot.head)) return "older";
  if (snapshot.head === position.head) {
    return expectation === "moved" ? "unmoved" : { outcome: "news", position, events: [], problems: [] };
  }
  const manifest = readManifest(snapshot.files.get(MANIFEST_PATH), context.readerVersion);
  if (manifest.kind === "newer") {
    return { outcome: "read-only", problem: newerManifest(manifest.requires, context.readerVersion) };
  }
  const archive = manifest.kind === "sound" ? manifest.manifest.archive : null;
  return readOn(context, pinBranch(branch, snapshot), archive, position);
}

async function readOn(
  context: LedgerContext,
  branch: PinnedBranch,
  archive: ArchiveExtent | null,
  position: LedgerPosition,
): Promise<News | LedgerHalt | Lag> {
  const commits = await branch.recentCommits();
  const foreign = await findForeignCommit(context, commits, position.head);
  if (foreign !== null) return { outcome: "tampered", problem: foreign };
  const vouched = commits.flatMap(({ message }) => segmentTrailerOf(message) ?? []);
  const chain = createChain(position, context.readerVersion, vouched);
  const start = await feed(chain, branch, archive, position);
  if (start === "missing") return "older";
  if (start === "different") {
    const what = "the segment is not the one that was read or written before";
    return { outcome: "tampered", problem: problem("branch-rewound", what, { segment: position.segment }) };
  }
  const walk = chain.finish();
  if (walk.lost !== null) return { outcome: "tampered", problem: walk.lost };
  if (walk.newer !== null) return { outcome: "read-only", problem: walk.newer };
  const end = positionAt(branch, walk.end);
  if ("code" in end) return { outcome: "tampered", problem: end };
  context.knownHeads.leave(position.head);
  const { events, problems } = believe(walk);
  return { outcome: "news", position: end, events, problems };
}

/** Adds what follows the position to the chain, if the position's own segment is still what it was. */
async function feed(
  chain: Chain,
  branch: PinnedBranch,
  archive: ArchiveExtent | null,
  position: LedgerPosition,
): Promise<"same" | "different" | "missing"> {
  let start: "same" | "missing" = "missing";
  for await (const items of readLog(branch, archive, position.segment)) {
    for (const item of items) {
      if (item.segment === position.segment) {
        if (item.text === null) return "missing";
        if (sha256(item.text) !== position.hash) return "different";
        start = "same";
      } else {
        chain.add(item);
      }
    }
  }
  return start;
}
