import { z } from "zod";
import { AmbiguousWriteError, type BranchChange, type CommitOutcome } from "../../../ports/branch.ts";
import { CommitSha } from "../../../domain/ids.ts";
import { ForgeForbidden } from "../../../ports/forge.ts";
import type { GithubBranchAddress } from "./branch-address.ts";
import { UncertainWrite, UnexpectedAnswer } from "../client/errors.ts";
import type { GithubClient } from "../client/github-client.ts";
import { type GraphqlProblem, isTheirs } from "../client/graphql-body.ts";

const Answer = z.object({
  commit: z.object({ commit: z.object({ oid: CommitSha }).nullable() }).nullish(),
});

const DOCUMENT = `mutation CommitOnBranch($input: CreateCommitOnBranchInput!) {
  commit: createCommitOnBranch(input: $input) { commit { oid } }
}`;

export type SucceedingChange = BranchChange & { readonly expectedHead: string };

/** One commit after `expectedHead`, signed by GitHub, or nothing. @throws {AmbiguousWriteError} */
export async function commitOnBranch(
  client: GithubClient,
  { owner, name, branch }: GithubBranchAddress,
  change: SucceedingChange,
): Promise<CommitOutcome> {
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${name}`, branchName: branch },
    expectedHeadOid: change.expectedHead,
    message: messageOf(change.message),
    fileChanges: {
      additions: [...change.additions].map(([path, text]) => ({ path, contents: base64(text) })),
      deletions: change.deletions.map((path) => ({ path })),
    },
  };
  try {
    const { data, problems } = await client.mutate({
      operation: "CommitOnBranch",
      document: DOCUMENT,
      variables: { input },
      schema: Answer,
      mutations: 1,
      creations: 0,
    });
    const oid = data.commit?.commit?.oid;
    if (oid !== undefined) return { outcome: "committed", head: oid };
    return outcomeOf(problems[0]);
  } catch (error) {
    if (error instanceof UncertainWrite) throw new AmbiguousWriteError(error.message, { cause: error });
    if (error instanceof ForgeForbidden) return { outcome: "forbidden", reason: error.message };
    throw error;
  }
}

/** The type decides where there is one: the words of GitHub's errors change. */
function outcomeOf(problem: GraphqlProblem | undefined): CommitOutcome {
  if (problem === undefined || isTheirs(problem))
    throw new AmbiguousWriteError(problem?.message ?? "no answer");
  const { type, message } = problem;
  if (type === "STALE_DATA") return { outcome: "conflict" };
  if (type === "NOT_FOUND") return { outcome: "conflict" };
  if (type === "FORBIDDEN" || /rule|protected|not authorized|not accessible/i.test(`${type} ${message}`)) {
    return { outcome: "forbidden", reason: message };
  }
  throw new UnexpectedAnswer(`CommitOnBranch: ${message}`);
}

function messageOf(message: string): { readonly headline: string; readonly body: string } {
  const [headline = "", ...rest] = message.split("\n");
  return { headline, body: rest.join("\n").replace(/^\n+/, "") };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
