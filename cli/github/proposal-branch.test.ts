import { expect, test } from "vitest";
import { isProposalBranch, modeBranch, proposalPrefixes } from "./proposal-branch.ts";

test.each(["add-tutti", "add-tutti-2", "tutti-uninstall", "tutti-uninstall-11", modeBranch("enforce")])(
  "%s is the command's, and found by what it begins with",
  (name) => {
    expect(isProposalBranch(name)).toBe(true);
    expect(proposalPrefixes.some((prefix) => name.startsWith(prefix))).toBe(true);
  },
);

test.each(["tutti-ledger", "add-tutti-badge", "tutti-mode-", "my-add-tutti", "main"])("%s is not", (name) => {
  expect(isProposalBranch(name)).toBe(false);
});
