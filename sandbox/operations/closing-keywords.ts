import type { Issue } from "../state/issue.ts";
import type { GitHubState } from "../state/github-state.ts";
import { findIssue, findRepository } from "../state/lookup.ts";
import type { PullRequest } from "../state/pull-request.ts";

const keyword = String.raw`(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)`;
const reference = String.raw`(?:(?<owner>[\w.-]+)/(?<name>[\w.-]+))?#(?<number>\d+)`;
const pattern = new RegExp(String.raw`(?<![\w-])${keyword}:?\s+${reference}\b`, "gi");

/** The issues that a text says it closes; what is in code does not count. */
export function closedByText(state: GitHubState, repositoryId: number, text: string): readonly Issue[] {
  const prose = text.replaceAll(/```[\s\S]*?```|`[^`\n]*`|<!--[\s\S]*?-->/g, " ");
  const found = [...prose.matchAll(pattern)].map(({ groups }) => {
    const { owner, name, number } = groups ?? {};
    const repository =
      owner === undefined || name === undefined
        ? state.repositories.at(repositoryId)
        : findRepository(state, owner, name);
    return repository === undefined ? undefined : findIssue(state, repository.id, Number(number));
  });
  return [...new Set(found)]
    .filter((issue) => issue !== undefined && issue.gone === null && !issue.isPullRequest)
    .filter((issue) => issue !== undefined);
}

/** What merging a pull request will close: only one into the default branch closes anything. */
export function closedByPullRequest(state: GitHubState, pull: PullRequest): readonly Issue[] {
  if (pull.baseRef !== state.repositories.at(pull.repositoryId).defaultBranch) return [];
  const { title, body } = state.issues.at(pull.issueId);
  return closedByText(state, pull.repositoryId, `${title}\n\n${body ?? ""}`);
}
