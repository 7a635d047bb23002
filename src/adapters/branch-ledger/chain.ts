// Walks along the log, segment by segment, and says what can be believed.
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import type { StoredEvent } from "../../ports/stored-event.ts";
import { sha256 } from "./canonical-json.ts";
import { problem } from "./problem.ts";
import { readSegment } from "./read-segment.ts";
import type { SegmentReading } from "./read-segment.ts";
import type { SegmentHeader } from "./segment-header.ts";
import type { LogEnd } from "./write-segments.ts";

export type LogItem = {
  readonly segment: number;
  /** Null: there should be such a segment, and is not. */
  readonly text: string | null;
  /** Its hash was checked when it was put into a volume, and need not be again. */
  readonly trusted: boolean;
};

type SoundSegment = {
  readonly segment: number;
  readonly lastSeq: number;
  /** Null for a trusted one. */
  readonly hash: string | null;
  readonly events: readonly StoredEvent[];
};

export type ChainWalk = {
  readonly segments: readonly SoundSegment[];
  readonly end: LogEnd;
  readonly problems: readonly LedgerProblem[];
  /** The walk ended before a segment that needs a newer reader. */
  readonly newer: LedgerProblem | null;
  /** A commit wrote a segment after the last one, and it is gone. */
  readonly lost: LedgerProblem | null;
};

export interface Chain {
  /** Items come in the order of their numbers, without gaps. */
  add(item: LogItem): void;
  finish(): ChainWalk;
}

/**
 * A walk that begins after `start`, which is believed; its hash may be unknown (null). `vouched`: the hashes of last
 * segments that the branch's commits name, newest first; empty when nothing is known.
 */
export function createChain(start: LogEnd, readerVersion: number, vouched: readonly string[]): Chain {
  const segments: SoundSegment[] = [];
  const problems: LedgerProblem[] = [];
  let end = start;
  let sequenceIsKnown = true;
  let newer: LedgerProblem | null = null;

  /** Whether the header names the segment before it; when one of the two is wrong, the one that nobody vouches for. */
  function follows(header: SegmentHeader): boolean {
    if (end.hash === null || header.previous === end.hash) return true;
    if (end.segment === start.segment || vouched.includes(end.hash)) return false;
    distrustEnd(`its bytes are not those that segment ${header.segment} follows`);
    return true;
  }

  function distrustEnd(what: string): void {
    if (segments.at(-1)?.segment !== end.segment) return;
    segments.pop();
    problems.push(problem("broken-chain", what, { segment: end.segment }));
  }

  function checkSequence({ segment, firstSeq }: SegmentHeader): void {
    if (!sequenceIsKnown || firstSeq === end.seq + 1) return;
    const what = `begins with event ${firstSeq} after event ${end.seq}`;
    problems.push(problem("broken-sequence", what, { segment }));
  }

  function accept(reading: Exclude<SegmentReading, { kind: "newer" }>, item: LogItem, text: string): void {
    const { segment, trusted } = item;
    const hash = trusted ? null : sha256(text);
    const header = reading.header !== null && follows(reading.header) ? reading.header : null;
    if (header !== null) checkSequence(header);
    const seq = header === null ? end.seq + guessCount(text) : header.firstSeq + header.count - 1;
    if (reading.kind === "broken") problems.push(reading.problem);
    else if (header !== null) segments.push({ segment, lastSeq: seq, hash, events: reading.events });
    else problems.push(problem("broken-chain", `it does not follow segment ${end.segment}`, { segment }));
    sequenceIsKnown = header !== null;
    end = { segment, seq, hash };
  }

  function findLost(): LedgerProblem | null {
    if (newer !== null || end.hash === null || vouched.length === 0) return null;
    const age = vouched.indexOf(end.hash);
    if (age > 0 || (age < 0 && end.segment === start.segment)) {
      return problem("segment-missing", "a commit wrote it, and it is gone", { segment: end.segment + 1 });
    }
    if (age < 0) distrustEnd("its bytes are not those that its commit names");
    return null;
  }

  return {
    add(item) {
      if (newer !== null) return;
      const { segment, text } = item;
      if (text === null) {
        problems.push(problem("segment-missing", "there are later segments, but not this one", { segment }));
        end = { segment, seq: end.seq, hash: null };
        sequenceIsKnown = false;
        return;
      }
      const reading = readSegment(text, segment, readerVersion);
      if (reading.kind === "newer") {
        const what = `needs reader version ${reading.requires}; this is ${readerVersion}`;
        newer = problem("newer-reader-required", what, { segment });
        return;
      }
      accept(reading, item, text);
    },

    finish() {
      const lost = findLost();
      return { segments, end, problems, newer, lost };
    },
  };
}

/** How many numbers to leave free for a segment that cannot be counted. */
function guessCount(text: string): number {
  return Math.max(1, text.split("\n").length - 2);
}
