import { z } from "zod";
import type { CommitSha } from "../../../domain/ids.ts";
import type { PatchId } from "../../../domain/review/schema.ts";
import type { RepositoryReference } from "../../../ports/forge-facts.ts";
import { changedPaths } from "../changed-paths.ts";
import { RequestRefused } from "../client/errors.ts";
import type { GithubClient } from "../client/github-client.ts";
import { patchId } from "../patch-id.ts";

export type HeadDiff = { readonly patch: PatchId | null; readonly paths: string[] | null };

export const NO_DIFF: HeadDiff = { patch: null, paths: null };

/**
 * What `head` changes since it left `base`: the diff of three dots, pinned to both commits. Null when GitHub will not
 * make it: too large (406, 422), or a commit that is gone (404).
 */
export async function headDiff(
  client: GithubClient,
  repository: RepositoryReference,
  base: CommitSha,
  head: CommitSha,
): Promise<HeadDiff> {
  const { owner, name } = repository;
  try {
    const diff = await client.get({
      operation: "Diff",
      url: "/repos/{owner}/{repo}/compare/{basehead}",
      parameters: { owner, repo: name, basehead: `${base}...${head}` },
      accept: "application/vnd.github.diff",
      schema: z.string(),
    });
    return { patch: isWholeText(diff) ? patchId(diff) : null, paths: [...changedPaths(diff)] };
  } catch (error) {
    if (error instanceof RequestRefused) return NO_DIFF;
    throw error;
  }
}

/** Bytes that are no UTF-8 were replaced when the answer was read: two such diffs may differ, and nobody could tell. */
function isWholeText(diff: string): boolean {
  return !diff.includes("\uFFFD");
}
