import { findIssue } from "../state/lookup.ts";
import type { Moved, RepositoryVisit } from "./visit.ts";

/** Issues and pull requests share their numbers: GitHub leads from the one's address to the other. `null`: there is neither. */
export function elsewhere({ desk, repository, path, parameters, url }: RepositoryVisit): Moved | null {
  const issue = findIssue(desk.github.state, repository.id, Number(parameters["number"]));
  if (issue === undefined || issue.gone !== null) return null;
  const movedTo = `${path}/${issue.isPullRequest ? "pull" : "issues"}/${issue.number}`;
  return movedTo === url.pathname ? null : { movedTo };
}
