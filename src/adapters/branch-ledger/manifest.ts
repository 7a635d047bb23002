import { z } from "zod";

import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import { canonicalJson } from "./canonical-json.ts";
import { problem } from "./problem.ts";

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Place = { segment: z.int().positive(), seq: z.int().positive(), hash: Hash };

/** What the volumes hold: every sound segment up to `segment`; broken ones stay where they were. */
export const Archive = z.object({ volumes: z.int().positive(), ...Place });
export type Archive = Readonly<z.infer<typeof Archive>>;

/** How many volumes there are, and the last segment in them. */
export type ArchiveExtent = Pick<Archive, "volumes" | "segment">;

/** The file that says what the checkpoint is of. */
export const Manifest = z.object({
  requires: z.int().positive(),
  stateVersion: z.int().nonnegative(),
  /** The last segment that the checkpoint covers. */
  ...Place,
  /** A copy of the ledger's first event, so that a reader knows at once whose ledger this is. */
  genesis: z.looseObject({
    v: z.number(),
    seq: z.literal(1),
    type: z.string(),
    at: z.string(),
    by: z.string().exactOptional(),
    task: z.string().exactOptional(),
    cause: z.string().exactOptional(),
  }),
  /** Name of each shard to the hash of its file. */
  shards: z.record(z.string(), Hash),
  archive: Archive.nullable(),
});
export type Manifest = Readonly<z.infer<typeof Manifest>>;

export type ManifestReading =
  | { readonly kind: "none" }
  | { readonly kind: "broken" }
  | { readonly kind: "newer"; readonly requires: number }
  | { readonly kind: "sound"; readonly manifest: Manifest };

const Requirement = z.looseObject({ requires: z.int().positive() });

export function readManifest(text: string | null | undefined, readerVersion: number): ManifestReading {
  if (text === null || text === undefined) return { kind: "none" };
  const value = parseJson(text);
  const requirement = Requirement.safeParse(value);
  if (requirement.success && requirement.data.requires > readerVersion) {
    return { kind: "newer", requires: requirement.data.requires };
  }
  const manifest = Manifest.safeParse(value);
  return manifest.success ? { kind: "sound", manifest: manifest.data } : { kind: "broken" };
}

export function newerManifest(requires: number, readerVersion: number): LedgerProblem {
  const what = `the checkpoint needs reader version ${requires}; this is ${readerVersion}`;
  return problem("newer-reader-required", what);
}

export function formatManifest(manifest: Manifest): string {
  return `${canonicalJson(manifest)}\n`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
