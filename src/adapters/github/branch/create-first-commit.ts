// A branch without a parent: GraphQL cannot make one, the git data API can.
import { z } from "zod";
import { AmbiguousWriteError, type BranchChange, type CommitOutcome } from "../../../ports/branch.ts";
import { CommitSha } from "../../../domain/ids.ts";
import { ForgeForbidden, ForgeUnavailable } from "../../../ports/forge.ts";
import type { GithubBranchAddress } from "./branch-address.ts";
import { RequestRefused, UncertainWrite } from "../client/errors.ts";
import type { GithubClient } from "../client/github-client.ts";

const ObjectMade = z.object({ sha: CommitSha });

/** Nothing shows until the ref is made, so only that last write is ambiguous. @throws {AmbiguousWriteError} */
export async function createFirstCommit(
  client: GithubClient,
  address: GithubBranchAddress,
  change: BranchChange,
): Promise<CommitOutcome> {
  try {
    const commit = await createOrphan(client, address, change);
    return await createBranch(client, address, commit);
  } catch (error) {
    if (error instanceof ForgeForbidden) return { outcome: "forbidden", reason: error.message };
    if (error instanceof RequestRefused && error.status === 409)
      return { outcome: "forbidden", reason: error.message };
    throw error;
  }
}

async function createOrphan(
  client: GithubClient,
  { owner, name }: GithubBranchAddress,
  { message, additions }: BranchChange,
): Promise<CommitSha> {
  const parameters = { owner, repo: name };
  const files = [...additions].map(([path, content]) => ({ path, mode: "100644", type: "blob", content }));
  try {
    const tree = await client.post({
      operation: "CreateTree",
      url: "/repos/{owner}/{repo}/git/trees",
      parameters: { ...parameters, tree: files },
      schema: ObjectMade,
    });
    const commit = await client.post({
      operation: "CreateCommit",
      url: "/repos/{owner}/{repo}/git/commits",
      parameters: { ...parameters, message, tree: tree.sha, parents: [] },
      schema: ObjectMade,
    });
    return commit.sha;
  } catch (error) {
    if (error instanceof UncertainWrite) throw new ForgeUnavailable(error.message, null, { cause: error });
    throw error;
  }
}

async function createBranch(
  client: GithubClient,
  { owner, name, branch }: GithubBranchAddress,
  sha: CommitSha,
): Promise<CommitOutcome> {
  try {
    await client.post({
      operation: "CreateRef",
      url: "/repos/{owner}/{repo}/git/refs",
      parameters: { owner, repo: name, ref: `refs/heads/${branch}`, sha },
      schema: z.unknown(),
    });
    return { outcome: "committed", head: sha };
  } catch (error) {
    if (error instanceof UncertainWrite) throw new AmbiguousWriteError(error.message, { cause: error });
    if (!(error instanceof RequestRefused) || error.status !== 422) throw error;
    return /already exists/i.test(error.message)
      ? { outcome: "conflict" }
      : { outcome: "forbidden", reason: error.message };
  }
}
