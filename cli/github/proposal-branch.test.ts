import { expect, test } from "vitest";
import { isProposalBranch, modeBranch, modeOfBranch, proposalPrefixes } from "./proposal-branch.ts";

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

test.each([
  ["tutti-mode-observe", "observe"],
  ["tutti-mode-enforce-3", "enforce"],
  ["tutti-mode-", null],
  ["add-tutti", null],
])("%s proposes the mode %s", (name, mode) => {
  expect(modeOfBranch(name)).toBe(mode);
});
