import type { GitHub } from "../state/github.ts";

/** Issues, pull requests and discussions of a repository are numbered together. */
export function nextNumber(github: GitHub, repositoryId: number): number {
  const { repositories } = github.state;
  const number = repositories.at(repositoryId).lastNumber + 1;
  repositories.update(repositoryId, { lastNumber: number });
  return number;
}
