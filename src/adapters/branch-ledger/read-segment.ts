import type { LedgerProblem, LedgerProblemCode } from "../../ports/ledger-problem.ts";
import type { StoredEvent } from "../../ports/stored-event.ts";
import { READABLE_SEGMENT_BYTES } from "./limits.ts";
import { BrokenEventError, parseEvent } from "./parse-event.ts";
import { problem } from "./problem.ts";
import { isSegmentHeader, requiredReader } from "./segment-header.ts";
import type { SegmentHeader } from "./segment-header.ts";

export type SegmentReading =
  | { readonly kind: "sound"; readonly header: SegmentHeader; readonly events: readonly StoredEvent[] }
  | { readonly kind: "broken"; readonly header: SegmentHeader | null; readonly problem: LedgerProblem }
  | { readonly kind: "newer"; readonly requires: number };

/** The segment by itself; how it follows the one before is the chain's question. */
export function readSegment(text: string, segment: number, readerVersion: number): SegmentReading {
  const broken = (
    code: LedgerProblemCode,
    what: string,
    line?: number,
    header: SegmentHeader | null = null,
  ): SegmentReading => ({
    kind: "broken",
    header,
    problem: problem(code, what, line === undefined ? { segment } : { segment, line }),
  });

  const lines = text.split("\n");
  const header = parseJson(lines[0] ?? "");
  const requires = requiredReader(header);
  if (requires !== null && requires > readerVersion) return { kind: "newer", requires };
  if (!isSegmentHeader(header)) return broken("broken-header", "the first line is no header", 1);
  if (header.segment !== segment)
    return broken("broken-header", `the header says segment ${header.segment}`, 1);
  if ((header.previous === null) !== (segment === 1))
    return broken("broken-header", "the header names no segment before it", 1);
  if (text.length > READABLE_SEGMENT_BYTES)
    return broken("segment-oversize", `${text.length} characters`, 1, header);

  const ended = lines.pop() === "";
  if (!ended) return broken("broken-json", "the last line is cut off", lines.length + 1, header);
  if (lines.length - 1 !== header.count)
    return broken("broken-count", `${lines.length - 1} events instead of ${header.count}`, 1, header);

  const events: StoredEvent[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    try {
      events.push(parseEvent(lines[index] ?? "", header.firstSeq + index - 1));
    } catch (error) {
      if (error instanceof SyntaxError) return broken("broken-json", error.message, index + 1, header);
      if (error instanceof BrokenEventError) return broken("broken-event", error.message, index + 1, header);
      throw error;
    }
  }
  return { kind: "sound", header, events };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
