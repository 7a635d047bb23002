import { createHash } from "node:crypto";

import { createBranchLedger } from "../adapters/branch-ledger/branch-ledger.ts";
import { LEDGER_BRANCH } from "../adapters/branch-ledger/layout.ts";
import { LEDGER_VERSION } from "../adapters/branch-ledger/segment-header.ts";
import type { AccountId } from "../domain/ids.ts";
import type { Door } from "../domain/organization/schema.ts";
import type { Clock } from "../ports/clock.ts";
import { type ConfigurationReader, configurationPath } from "../ports/configuration-reader.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { Logger } from "../ports/logger.ts";
import type { CommitPace } from "../usecases/commit-pace.ts";
import type { CreateServices } from "../usecases/find-home.ts";
import { foreignToAll, foreignToApp } from "./foreign-commits.ts";
import type { AccessOf, GithubAccess } from "./github-access.ts";

export type HomeParts = {
  readonly door: Door;
  readonly accessOf: AccessOf;
  readonly reader: ConfigurationReader;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly pace: CommitPace;
  /** Names this process among the ledger's writers. */
  readonly writer: string;
};

/** What the use cases of a home work with, over GitHub's API. */
export function createHomeServices(parts: HomeParts): CreateServices {
  const { door, accessOf, reader, clock, logger, pace } = parts;
  return async (lane, repository) => {
    const access = accessOf(lane);
    return {
      repository,
      door,
      forge: access.forge,
      checks: access.checks,
      ledger: ledgerOf(parts, access, repository),
      clock,
      reader,
      digest: shortDigest,
      logger: logger.child({ home: repository.id }),
      pace,
    };
  };
}

/** The ledger on its branch, where only what GitHub itself signed for our bots counts. */
function ledgerOf(
  { clock, writer, reader }: HomeParts,
  { forge, checks, branch }: GithubAccess,
  repository: RepositoryReference,
): Ledger {
  const { owner, name } = repository;
  const own = async (): Promise<AccountId> => (await forge.identity()).account;
  const isHandedToJobs = async (): Promise<boolean> => {
    const file = await forge.file(repository, configurationPath);
    const reading = file === null ? null : reader.read(file.text);
    return reading?.role === "home" && reading.writer === "action";
  };
  return createBranchLedger(branch({ owner, name, branch: LEDGER_BRANCH }), {
    clock,
    writer,
    readerVersion: LEDGER_VERSION,
    requires: LEDGER_VERSION,
    acceptGenesis: (genesis) => genesis["home"] === repository.id,
    findForeign: checks === "ours" ? foreignToApp({ own, isHandedToJobs }) : foreignToAll,
  });
}

function shortDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
