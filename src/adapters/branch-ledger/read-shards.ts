import type { Checkpoint } from "../../ports/ledger.ts";
import type { LedgerProblem } from "../../ports/ledger-problem.ts";
import { sha256 } from "./canonical-json.ts";
import { shardPath } from "./layout.ts";
import type { Manifest } from "./manifest.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { problem } from "./problem.ts";

export type ShardsReading = {
  readonly shards: Checkpoint["shards"];
  /** One for each shard whose bytes are not those that the manifest names. */
  readonly problems: readonly LedgerProblem[];
};

export async function readShards(branch: PinnedBranch, manifest: Manifest): Promise<ShardsReading> {
  const names = Object.keys(manifest.shards);
  const texts = await branch.read(names.map(shardPath));
  const sound: (readonly [name: string, text: string])[] = [];
  const problems: LedgerProblem[] = [];
  for (const [index, name] of names.entries()) {
    const text = texts[index] ?? "";
    if (sha256(text) === manifest.shards[name]) sound.push([name, text]);
    else problems.push(problem("broken-checkpoint", `shard ${name} is gone or was changed`));
  }
  return { shards: { [Symbol.iterator]: () => parseEach(sound) }, problems };
}

function* parseEach(
  texts: readonly (readonly [name: string, text: string])[],
): IterableIterator<readonly [name: string, shard: unknown]> {
  for (const [name, text] of texts) yield [name, JSON.parse(text)];
}
