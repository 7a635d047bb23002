import { z } from "zod";
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
  /** GitHub deletes none: it is concluded, so that nothing waits for it. The number is its pull request's. */
  | { readonly kind: "check"; readonly number: number; readonly id: number; readonly name: string }
  | { readonly kind: "branch"; readonly name: string };

/** Safe to repeat: what is gone already is done. */
export async function removeTrace(
  client: GithubClient,
  repository: RepositoryName,
  removal: Removal,
): Promise<void> {
  if (removal.kind === "check") return concludeCheck(client, repository, removal.id);
  const { path, parameters } = placeOf(removal);
  return client.delete({
    operation: "Remove",
    url: `/repos/{owner}/{repo}/${path}`,
    parameters: { owner: repository.owner, repo: repository.name, ...parameters },
  });
}

/** Neutral lets a merge pass, and claims nothing. */
async function concludeCheck(
  client: GithubClient,
  { owner, name }: RepositoryName,
  id: number,
): Promise<void> {
  await client.patch({
    operation: "ConcludeCheck",
    url: "/repos/{owner}/{repo}/check-runs/{check_run_id}",
    parameters: {
      owner,
      repo: name,
      check_run_id: id,
      status: "completed",
      conclusion: "neutral",
      output: {
        title: "Tutti was removed",
        summary: "Tutti was taken out of this repository and looks at nothing here any more.",
      },
    },
    schema: z.unknown(),
  });
}

function placeOf(removal: Exclude<Removal, { kind: "check" }>): {
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
