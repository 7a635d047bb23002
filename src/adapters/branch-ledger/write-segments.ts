import type { EventDraft, StoredEvent } from "../../ports/stored-event.ts";
import { canonicalJson, sha256 } from "./canonical-json.ts";
import { SEGMENT_BYTES } from "./limits.ts";
import { parseEvent } from "./parse-event.ts";
import { formatHeader } from "./segment-header.ts";

/** The end of the log that new segments follow; segment 0, seq 0 and no hash before the first. */
export type LogEnd = { readonly segment: number; readonly seq: number; readonly hash: string | null };

export type WriterMark = { readonly writer: string; readonly requires: number };

export type WrittenSegment = { readonly segment: number; readonly text: string; readonly hash: string };

export type WrittenBatch =
  | {
      readonly ok: true;
      readonly segments: readonly WrittenSegment[];
      /** As a reader of these segments gets them. */
      readonly events: readonly StoredEvent[];
      readonly end: { readonly segment: number; readonly seq: number; readonly hash: string };
    }
  | { readonly ok: false; readonly draft: number; readonly bytes: number; readonly limit: number };

const HEADER_ROOM = 512;
const EVENT_BYTES = SEGMENT_BYTES - HEADER_ROOM;

/** Numbers the events and puts them into as few segments as hold them, in order. At least one draft. */
export function writeSegments(drafts: readonly EventDraft[], after: LogEnd, mark: WriterMark): WrittenBatch {
  const lines = drafts.map((draft, index) => `${canonicalJson({ ...draft, seq: after.seq + 1 + index })}\n`);
  const tooLarge = lines.findIndex((line) => Buffer.byteLength(line) > EVENT_BYTES);
  if (tooLarge >= 0) {
    const bytes = Buffer.byteLength(lines[tooLarge] ?? "");
    return { ok: false, draft: tooLarge, bytes, limit: EVENT_BYTES };
  }
  const segments: WrittenSegment[] = [];
  let { segment, seq, hash } = after;
  for (const group of groupBySize(lines)) {
    segment += 1;
    const header = { segment, previous: hash, count: group.length, firstSeq: seq + 1, ...mark };
    const text = `${formatHeader(header)}\n${group.join("")}`;
    hash = sha256(text);
    seq += group.length;
    segments.push({ segment, text, hash });
  }
  return {
    ok: true,
    segments,
    events: lines.map((line, index) => parseEvent(line, after.seq + 1 + index)),
    end: { segment, seq, hash: hash ?? "" },
  };
}

function groupBySize(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let room = 0;
  for (const line of lines) {
    const bytes = Buffer.byteLength(line);
    if (bytes > room || groups.length === 0) {
      groups.push([]);
      room = EVENT_BYTES;
    }
    groups.at(-1)?.push(line);
    room -= bytes;
  }
  return groups;
}
