// Where things are: on which branch of the home, and where on it.
import { FILES_PER_DIRECTORY } from "./limits.ts";

/** A branch `tutti` would forbid `tutti/12-…`, the branches of tasks. */
export const LEDGER_BRANCH = "tutti-ledger";

export const README_PATH = "README.md";
export const CHECKPOINT_DIRECTORY = "checkpoint";
export const MANIFEST_PATH = `${CHECKPOINT_DIRECTORY}/manifest.json`;
export const MEMBERS_PATH = "members.json";
export const LOG_DIRECTORY = "log";
export const VOLUMES_DIRECTORY = "log/volumes";

const SEGMENT_FILE = /^(\d{9})\.jsonl$/;

export function segmentPath(segment: number): string {
  return numberedPath(LOG_DIRECTORY, segment);
}

export function volumePath(volume: number): string {
  return numberedPath(VOLUMES_DIRECTORY, volume);
}

export function shardPath(shard: string): string {
  return `${CHECKPOINT_DIRECTORY}/${shard}.json`;
}

/** The directory, below `log` or `log/volumes`, of a segment or volume. */
function directoryOf(number: number): string {
  return String(Math.floor(number / FILES_PER_DIRECTORY)).padStart(4, "0");
}

/** The number in a segment's or volume's file name, null for any other file. */
export function numberOf(fileName: string): number | null {
  const digits = SEGMENT_FILE.exec(fileName)?.[1];
  return digits === undefined ? null : Number(digits);
}

function numberedPath(parent: string, number: number): string {
  return `${parent}/${directoryOf(number)}/${String(number).padStart(9, "0")}.jsonl`;
}
