import { numberKey } from "../state/github-state.ts";
import { findIssue } from "../state/lookup.ts";
import type { AddressOf } from "./markdown/link-names.ts";
import type { RepositoryVisit } from "./visit.ts";

/** The addresses of a repository's issues, pull requests and discussions, which are numbered together. */
export function numberAddress({ desk, repository, path }: RepositoryVisit): AddressOf {
  const { state } = desk.github;
  return (number) => {
    const issue = findIssue(state, repository.id, number);
    if (issue !== undefined) {
      if (issue.gone?.kind === "deleted") return null;
      return `${path}/${issue.isPullRequest ? "pull" : "issues"}/${String(number)}`;
    }
    const discussion = state.discussions.firstBy("number", numberKey(repository.id, number));
    return discussion === undefined ? null : `${path}/discussions/${String(number)}`;
  };
}
