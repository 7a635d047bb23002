// The branches that the command's pull requests come from.
import { Mode } from "../../src/domain/organization/schema.ts";

export const onboardingBranch = "add-tutti";
export const removalBranch = "tutti-uninstall";

export function modeBranch(mode: Mode): string {
  return `tutti-mode-${mode}`;
}

/** The mode that a branch proposes; null for a branch that proposes none. */
export function modeOfBranch(name: string): Mode | null {
  return Mode.options.find((mode) => modeBranch(mode) === withoutNumber(name)) ?? null;
}

/** What every one of them begins with, in as few words as there are. */
export const proposalPrefixes = [onboardingBranch, "tutti-"] as const;

const proposalBranches: ReadonlySet<string> = new Set([
  onboardingBranch,
  removalBranch,
  ...Mode.options.map(modeBranch),
]);

/** Whether a branch is one of them; one that was taken is followed by one with a number. */
export function isProposalBranch(name: string): boolean {
  return proposalBranches.has(withoutNumber(name));
}

function withoutNumber(name: string): string {
  return name.replace(/-\d+$/, "");
}
