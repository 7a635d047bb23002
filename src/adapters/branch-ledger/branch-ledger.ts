// The ledger over any branch: everything that is the ledger's and no git host's.
import type { Branch } from "../../ports/branch.ts";
import type { Ledger } from "../../ports/ledger.ts";
import { append } from "./append.ts";
import type { BranchLedgerOptions } from "./context.ts";
import { create } from "./create.ts";
import { createKnownHeads } from "./known-heads.ts";
import { readMembers, replaceMembers } from "./members.ts";
import { open } from "./open.ts";
import { quarantine } from "./quarantine.ts";
import { readNews } from "./read-news.ts";
import { verify } from "./verify.ts";
import { writeCheckpoint } from "./write-checkpoint.ts";

export function createBranchLedger(branch: Branch, options: BranchLedgerOptions): Ledger {
  const context = { ...options, branch, knownHeads: createKnownHeads() };
  return {
    create: (genesis) => create(context, genesis),
    open: (stateVersion) => open(context, stateVersion),
    append: (batch, position) => append(context, batch, position),
    quarantine: (problems, at, position) => quarantine(context, problems, at, position),
    writeCheckpoint: (checkpoint, position) => writeCheckpoint(context, checkpoint, position),
    readMembers: () => readMembers(context),
    replaceMembers: (members, position) => replaceMembers(context, members, position),
    verify: () => verify(context),

    async catchUp(position) {
      const news = await readNews(context, position, "anything");
      return news.outcome === "news" ? { ...news, outcome: "caught-up" } : news;
    },
  };
}
