import { createHash } from "node:crypto";

import { createBranchLedger } from "../src/adapters/branch-ledger/branch-ledger.ts";
import type { AppForges } from "../src/adapters/github/app-forges.ts";
import type { Clock } from "../src/ports/clock.ts";
import type { ConfigurationReader } from "../src/ports/configuration-reader.ts";
import type { RepositoryReference } from "../src/ports/forge-facts.ts";
import type { Ledger } from "../src/ports/ledger.ts";
import type { Logger } from "../src/ports/logger.ts";
import type { CommitPace } from "../src/usecases/commit-pace.ts";
import type { CreateServices } from "../src/usecases/home-registry.ts";

/** A branch `tutti` would forbid `tutti/12-…`, the branches of tasks. */
const ledgerBranch = "tutti-ledger";
/** Segments of this version, and readers of it. */
const segmentVersion = 1;

export type HomeParts = {
  readonly forges: AppForges;
  readonly reader: ConfigurationReader;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pace: CommitPace;
  /** Names this process among the ledger's writers. */
  readonly writer: string;
};

/** What the use cases of a home work with, over GitHub's API as the App. A lane is an installation's id. */
export function createHomeServices(parts: HomeParts): CreateServices {
  const { forges, reader, clock, logger, pace } = parts;
  return async (lane, repository) => ({
    repository,
    forge: forges.forge(Number(lane)),
    ledger: ledgerOf(parts, Number(lane), repository),
    clock,
    reader,
    digest: shortDigest,
    logger: logger.child({ home: repository.id }),
    pace,
  });
}

/** The ledger on its branch, which counts only what GitHub itself signed. */
function ledgerOf(
  { forges, clock, writer }: HomeParts,
  installation: number,
  repository: RepositoryReference,
): Ledger {
  const { owner, name } = repository;
  return createBranchLedger(forges.branch(installation, { owner, name, branch: ledgerBranch }), {
    clock,
    writer,
    readerVersion: segmentVersion,
    requires: segmentVersion,
    acceptGenesis: (genesis) => genesis["home"] === repository.id,
    acceptCommit: ({ signature }) => signature === "verified",
  });
}

function shortDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
