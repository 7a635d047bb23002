// The event that this adapter writes and understands itself: it says that a segment is broken and contributes nothing.
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import type { EventDraft, StoredEvent } from "../../ports/stored-event.ts";
import type { ChainWalk } from "./chain.ts";
import { breaksSegment } from "./problem.ts";

const SEGMENT_QUARANTINED = "SegmentQuarantined";

/** One draft for each broken segment among the problems. */
export function quarantineDrafts(problems: readonly LedgerProblem[], at: string): readonly EventDraft[] {
  const bySegment = new Map(problems.filter(breaksSegment).map((found) => [found.segment, found]));
  return [...bySegment.values()].map(({ segment, code, line, what }) => ({
    v: 1,
    type: SEGMENT_QUARANTINED,
    at,
    by: "tutti",
    segment,
    problem: code,
    line,
    what,
  }));
}

function quarantinedSegments(events: Iterable<StoredEvent>): ReadonlySet<number> {
  const segments = new Set<number>();
  for (const event of events) {
    const segment = event["segment"];
    if (event.type === SEGMENT_QUARANTINED && typeof segment === "number") segments.add(segment);
  }
  return segments;
}

export type Believed = {
  readonly events: readonly StoredEvent[];
  /** What no quarantine has settled yet. */
  readonly problems: readonly LedgerProblem[];
  readonly quarantined: ReadonlySet<number>;
};

/** What counts of a walk, its own quarantines applied. */
export function believe(walk: ChainWalk): Believed {
  const quarantined = new Set(walk.segments.flatMap(({ events }) => [...quarantinedSegments(events)]));
  return {
    events: walk.segments.filter(({ segment }) => !quarantined.has(segment)).flatMap(({ events }) => events),
    problems: walk.problems.filter((found) => !breaksSegment(found) || !quarantined.has(found.segment)),
    quarantined,
  };
}
