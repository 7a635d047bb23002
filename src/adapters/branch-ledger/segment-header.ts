import { canonicalJson } from "./canonical-json.ts";

/** The segments that this version writes, and the newest that it reads. */
export const LEDGER_VERSION = 1;

/** The first line of a segment. */
export type SegmentHeader = {
  /** Number of events, one a line after the header. */
  readonly count: number;
  readonly firstSeq: number;
  /** SHA-256 of the segment before; null for the first. */
  readonly previous: string | null;
  /** Version of the reader that this segment needs. */
  readonly requires: number;
  readonly segment: number;
  /** Who wrote it: one name per process, so that equal batches of two writers differ. */
  readonly writer: string;
};

/** How a header begins, and an event never does: its keys are sorted, and it has `at`. */
export const HEADER_PREFIX = '{"count":';

const NUMBERS =
  /^\{"count":\d+,"firstSeq":\d+,"previous":(?:null|"[0-9a-f]{64}"),"requires":\d+,"segment":(\d+),/;

export function formatHeader(header: SegmentHeader): string {
  return canonicalJson(header);
}

/** The segment's number without parsing the line; null when this is no header of ours. */
export function segmentNumberOf(headerLine: string): number | null {
  const digits = NUMBERS.exec(headerLine)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The version asked for, whatever else a later version may have changed; null when there is none. */
export function requiredReader(value: unknown): number | null {
  return isRecord(value) && isCount(value["requires"]) ? value["requires"] : null;
}

export function isSegmentHeader(value: unknown): value is SegmentHeader {
  return (
    isRecord(value) &&
    isCount(value["count"]) &&
    isCount(value["firstSeq"]) &&
    isCount(value["requires"]) &&
    isCount(value["segment"]) &&
    (value["previous"] === null || typeof value["previous"] === "string") &&
    typeof value["writer"] === "string"
  );
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
