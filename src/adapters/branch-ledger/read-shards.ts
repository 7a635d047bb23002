import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import { sha256 } from "./canonical-json.ts";
import { shardPath } from "./layout.ts";
import type { Manifest } from "./manifest.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { problem } from "./problem.ts";

export type ShardsReading = {
  readonly shards: ReadonlyMap<string, unknown>;
  /** One for each shard whose bytes are not those that the manifest names. */
  readonly problems: readonly LedgerProblem[];
};

export async function readShards(branch: PinnedBranch, manifest: Manifest): Promise<ShardsReading> {
  const names = Object.keys(manifest.shards);
  const texts = await branch.read(names.map(shardPath));
  const shards = new Map<string, unknown>();
  const problems: LedgerProblem[] = [];
  for (const [index, name] of names.entries()) {
    const text = texts[index] ?? "";
    if (sha256(text) === manifest.shards[name]) shards.set(name, JSON.parse(text));
    else problems.push(problem("broken-checkpoint", `shard ${name} is gone or was changed`));
  }
  return { shards, problems };
}
