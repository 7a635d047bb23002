/** What a commit of ours vouches for: a kind of file, and the hash of its bytes. */
export type Trailer = { readonly kind: "Segment" | "Checkpoint" | "Members"; readonly hash: string };

const SUBJECT_LENGTH = 72;
const SEGMENT_TRAILER = /^Tutti-Segment: ([0-9a-f]{64})$/m;

function formatTrailer({ kind, hash }: Trailer): string {
  return `Tutti-${kind}: ${hash}`;
}

/** The subject on one line and not too long; what people wrote can hold neither a trailer nor a line end. */
export function formatMessage(subject: string, trailer: Trailer): string {
  const line = subject.replaceAll(/\s+/g, " ").trim();
  const short = line.length > SUBJECT_LENGTH ? `${line.slice(0, SUBJECT_LENGTH - 1)}…` : line;
  return `${short}\n\n[skip ci]\n\n${formatTrailer(trailer)}`;
}

export function hasTrailer(message: string, trailer: Trailer): boolean {
  return message.split("\n").includes(formatTrailer(trailer));
}

/** The hash of the last segment that the commit wrote; null when it wrote none. */
export function segmentTrailerOf(message: string): string | null {
  return SEGMENT_TRAILER.exec(message)?.[1] ?? null;
}
