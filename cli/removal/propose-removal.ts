import { type ProposalOutcome, proposeChange } from "../../src/adapters/github/upkeep/propose-change.ts";
import { safeCode, safeText } from "../../src/messages/safe-text.ts";
import { removalBranch } from "../github/proposal-branch.ts";
import type { Reached } from "../github/reach.ts";

/** Proposes that the files go, in the user's own name. */
export function proposeRemoval(
  { client, repository }: Pick<Reached, "client" | "repository">,
  paths: readonly string[],
  left: readonly string[],
): Promise<ProposalOutcome> {
  return proposeChange(client, repository, {
    branch: removalBranch,
    base: repository.defaultBranch ?? "main",
    title: "Remove Tutti",
    body: [
      `This deletes ${paths.map(safeCode).join(" and ")}. \`tutti uninstall\` takes away labels, cards and replies.`,
      ...(left.length === 0
        ? []
        : ["What is left to people:", left.map((step) => `- ${safeText(step)}`).join("\n")]),
    ].join("\n\n"),
    files: new Map(paths.map((path) => [path, null])),
  });
}
