/** A segment that we write is no larger: GitHub's API gives text whole up to 512,000 bytes. */
export const SEGMENT_BYTES = 400_000;

/** A segment that we read is no larger: beyond this GitHub advises against an object, and nothing of ours comes near. */
export const READABLE_SEGMENT_BYTES = 1_000_000;

export const SHARD_BYTES = 400_000;

/** A volume closes before it would exceed either. */
export const VOLUME_BYTES = 480_000;
export const VOLUME_SEGMENTS = 1_000;

export const FILES_PER_DIRECTORY = 1_000;

/** How far back a commit's trailer is looked for: one page of GitHub's history. */
export const RECENT_COMMITS = 100;
