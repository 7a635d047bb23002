// The adapters of the port `Branch`, each made fresh for a test.
import { createGitBranch } from "../../src/adapters/git/branch.ts";
import { createInMemoryBranch } from "../../src/adapters/in-memory/branch.ts";
import { createLeapingClock } from "../../src/adapters/in-memory/clock.ts";
import { createBareRepository, forceBranch } from "../support/git-repository.ts";
import type { BranchUnderTest } from "./branch.contract.ts";

const name = "tutti-ledger";

export const BRANCHES: Readonly<Record<string, () => Promise<BranchUnderTest>>> = {
  "the process's memory": async () => {
    const branch = createInMemoryBranch();
    return { branch, force: async (head) => branch.force(head) };
  },

  "a local git repository": async () => {
    const gitDirectory = await createBareRepository();
    const identity = { name: "Tutti", email: "tutti@localhost" };
    const clock = createLeapingClock(Date.UTC(2026, 0, 5));
    return {
      branch: createGitBranch({ gitDirectory, name, identity, clock }),
      force: (head) => forceBranch(gitDirectory, name, head),
    };
  },
};
