import type { BranchCommit } from "../ports/branch.ts";

/**
 * Whether a commit may be on the ledger's branch: GitHub signed it, and for a bot, the App's or github-actions'. What a
 * person commits through GitHub is signed by GitHub as well.
 */
export function isByOurBots({ signature, author }: BranchCommit): boolean {
  return signature === "verified" && author.name.endsWith("[bot]");
}
