// A volume is closed segments, one after the other, byte for byte.
import { HEADER_PREFIX, segmentNumberOf } from "./segment-header.ts";

export type VolumeSegment = { readonly segment: number; readonly text: string };

/** The segments of a volume; one with a broken header is taken for the one after its neighbour. */
export function splitVolume(text: string): readonly VolumeSegment[] {
  const segments: VolumeSegment[] = [];
  let start = text.startsWith(HEADER_PREFIX) ? 0 : nextHeader(text, 0);
  let expected = 1;
  while (start < text.length) {
    const end = nextHeader(text, start);
    const segment = segmentNumberOf(text.slice(start, text.indexOf("\n", start))) ?? expected;
    segments.push({ segment, text: text.slice(start, end) });
    expected = segment + 1;
    start = end;
  }
  return segments;
}

function nextHeader(text: string, from: number): number {
  const lineEnd = text.indexOf(`\n${HEADER_PREFIX}`, from);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}
