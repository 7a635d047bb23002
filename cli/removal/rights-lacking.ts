import type { Reached } from "../github/reach.ts";
import { CommandProblem } from "../problem.ts";

/** GitHub lets them delete labels and other people's comments; unknown is what an App's rights are. */
const enough = new Set<Reached["survey"]["mine"]>(["admin", "maintain", "write", "unknown"]);

/** What is missing for removing, as far as GitHub tells; null where nothing is. */
export function rightsLacking({
  survey,
  credentials,
  repository,
}: Pick<Reached, "survey" | "credentials" | "repository">): string | null {
  if (credentials.kind === "app" || enough.has(survey.mine)) return null;
  const fullName = `${repository.owner}/${repository.name}`;
  return `Removing needs write access to ${fullName}: this token has ${survey.mine} access.`;
}

export function mayNotRemove(lacking: string): CommandProblem {
  return new CommandProblem(
    "unreachable",
    `Nothing was removed. ${lacking}`,
    "Give the command with the token of somebody who may write there; --dry-run shows with this one what would go.",
  );
}
