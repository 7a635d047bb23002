// Which closed segments go into volumes now. Pure.
import { sha256 } from "./canonical-json.ts";
import { VOLUME_BYTES, VOLUME_SEGMENTS } from "./limits.ts";

export type ClosedSegment = { readonly segment: number; readonly lastSeq: number; readonly text: string };

export type FilledVolume = {
  readonly text: string;
  readonly segments: readonly number[];
  readonly lastSeq: number;
  /** Of the last segment in it. */
  readonly lastHash: string;
};

/** Only full volumes: what would leave room for the next segment stays loose, so that no volume ever changes. */
export function fillVolumes(closed: readonly ClosedSegment[]): readonly FilledVolume[] {
  const volumes: FilledVolume[] = [];
  let group: ClosedSegment[] = [];
  let bytes = 0;
  for (const candidate of closed) {
    const size = Buffer.byteLength(candidate.text);
    if (bytes + size > VOLUME_BYTES || group.length === VOLUME_SEGMENTS) {
      volumes.push(...bind(group));
      group = [];
      bytes = 0;
    }
    group.push(candidate);
    bytes += size;
  }
  return volumes;
}

function bind(group: readonly ClosedSegment[]): readonly FilledVolume[] {
  const last = group.at(-1);
  if (last === undefined) return [];
  return [
    {
      text: group.map(({ text }) => text).join(""),
      segments: group.map(({ segment }) => segment),
      lastSeq: last.lastSeq,
      lastHash: sha256(last.text),
    },
  ];
}
