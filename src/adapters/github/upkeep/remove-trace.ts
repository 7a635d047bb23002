import type { GithubClient } from "../client/github-client.ts";
import type { RepositoryName } from "../read-files.ts";

/** One thing to take away from a repository. */
export type Removal =
  /** With it the label goes from every issue. */
  | { readonly kind: "label"; readonly name: string }
  | { readonly kind: "label-on-issue"; readonly number: number; readonly name: string }
  | { readonly kind: "comment"; readonly number: number; readonly id: number }
  | { readonly kind: "assignee" | "review-request"; readonly number: number; readonly login: string }
  | {
      readonly kind: "reaction";
      readonly on: "issue" | "comment";
      /** A comment's, or the number. */
      readonly id: number;
      readonly reaction: number;
    }
  | { readonly kind: "branch"; readonly name: string };

/** Safe to repeat: what is gone already is done. */
export function removeTrace(
  client: GithubClient,
  repository: RepositoryName,
  removal: Removal,
): Promise<void> {
  const { path, parameters } = placeOf(removal);
  return client.delete({
    operation: "Remove",
    url: `/repos/{owner}/{repo}/${path}`,
    parameters: { owner: repository.owner, repo: repository.name, ...parameters },
  });
}

function placeOf(removal: Removal): {
  readonly path: string;
  readonly parameters: Readonly<Record<string, string | number | readonly string[]>>;
} {
  switch (removal.kind) {
    case "label":
      return { path: "labels/{name}", parameters: { name: removal.name } };
    case "label-on-issue":
      return {
        path: "issues/{number}/labels/{name}",
        parameters: { number: removal.number, name: removal.name },
      };
    case "comment":
      return { path: "issues/comments/{id}", parameters: { id: removal.id } };
    case "assignee":
      return {
        path: "issues/{number}/assignees",
        parameters: { number: removal.number, assignees: [removal.login] },
      };
    case "review-request":
      return {
        path: "pulls/{number}/requested_reviewers",
        parameters: { number: removal.number, reviewers: [removal.login] },
      };
    case "reaction":
      return {
        path: `issues/${removal.on === "comment" ? "comments/" : ""}{id}/reactions/{reaction}`,
        parameters: { id: removal.id, reaction: removal.reaction },
      };
    case "branch":
      return { path: "git/refs/heads/{+name}", parameters: { name: removal.name } };
    default:
      return removal satisfies never;
  }
}
