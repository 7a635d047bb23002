import { RepositoryId } from "../../src/domain/ids.ts";
import type { RepositoryReference } from "../../src/ports/forge-facts.ts";

/** The repository that is looked at. */
export const octoScore: RepositoryReference = {
  id: RepositoryId.parse(1),
  owner: "octo",
  name: "score",
  defaultBranch: "main",
  isPrivate: false,
};
