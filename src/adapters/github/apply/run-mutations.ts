// Sends mutations in one request and says what became of each.
import { z } from "zod";
import type { Clock } from "../../../ports/clock.ts";
import { ForgeForbidden, ForgeUnavailable } from "../../../ports/forge.ts";
import { RequestRefused, UncertainWrite } from "../client/errors.ts";
import type { GithubClient } from "../client/github-client.ts";
import { type GraphqlProblem, isRateLimit, isTheirs } from "../client/graphql-body.ts";
import { inChunks } from "../in-chunks.ts";
import { MUTATION_OPERATION, type Mutation, aliasOf, mutationDocument } from "./mutation.ts";

export type MutationResult =
  | { readonly result: "done"; readonly payload: unknown }
  | { readonly result: "refused"; readonly type: string | null; readonly reason: string }
  /** It was not done. */
  | { readonly result: "unavailable"; readonly reason: string; readonly retryAt: number | null }
  /** It may have been done. */
  | { readonly result: "uncertain"; readonly reason: string };

/** GitHub ends a request after ten seconds, and a write takes it some hundred milliseconds. */
const MUTATIONS_A_REQUEST = 20;
const UNSAID_WAIT = 60_000;

/** A locked issue has the same type of error: only the words tell them apart. */
const MISSING_PERMISSION = /not accessible by/i;

const Payloads = z.record(z.string(), z.unknown());

/** In order. ForgeForbidden is thrown: it concerns them all. */
export async function runMutations(
  client: GithubClient,
  clock: Clock,
  mutations: readonly Mutation[],
): Promise<readonly MutationResult[]> {
  const results: MutationResult[] = [];
  for (const chunk of inChunks(mutations, MUTATIONS_A_REQUEST)) {
    results.push(...(await runTogether(client, clock, chunk)));
  }
  return results;
}

async function runTogether(
  client: GithubClient,
  clock: Clock,
  mutations: readonly Mutation[],
): Promise<readonly MutationResult[]> {
  try {
    const { data, problems } = await client.mutate({
      operation: MUTATION_OPERATION,
      ...mutationDocument(mutations),
      schema: Payloads,
      mutations: mutations.length,
      creations: mutations.filter(({ creates }) => creates === "content").length,
    });
    const forbidden = problems.find(({ message }) => MISSING_PERMISSION.test(message));
    if (forbidden !== undefined) {
      const field = mutations.find((_, position) => aliasOf(position) === forbidden.path[0])?.field;
      throw new ForgeForbidden(`${field ?? MUTATION_OPERATION}: ${forbidden.message}`);
    }
    return mutations.map((_, position) =>
      resultOf(data[aliasOf(position)], aliasOf(position), problems, clock),
    );
  } catch (error) {
    if (error instanceof RequestRefused && mutations.length > 1) {
      // None of them was done, because of one: halve until it stands alone.
      const middle = Math.ceil(mutations.length / 2);
      return [
        ...(await runTogether(client, clock, mutations.slice(0, middle))),
        ...(await runTogether(client, clock, mutations.slice(middle))),
      ];
    }
    const result = resultForAll(error);
    if (result === null) throw error;
    return mutations.map(() => result);
  }
}

function resultForAll(error: unknown): MutationResult | null {
  if (error instanceof UncertainWrite) return { result: "uncertain", reason: error.message };
  if (error instanceof RequestRefused) {
    return { result: "refused", type: `http-${error.status}`, reason: error.message };
  }
  if (error instanceof ForgeUnavailable) {
    return { result: "unavailable", reason: error.message, retryAt: error.retryAt };
  }
  return null;
}

function resultOf(
  payload: unknown,
  alias: string,
  problems: readonly GraphqlProblem[],
  clock: Clock,
): MutationResult {
  const problem = problems.find(({ path }) => path[0] === alias);
  if (problem === undefined) {
    return payload === null || payload === undefined
      ? { result: "uncertain", reason: "no answer" }
      : { result: "done", payload };
  }
  const reason = problem.message;
  if (isRateLimit(problem)) return { result: "unavailable", reason, retryAt: clock.now() + UNSAID_WAIT };
  if (isTheirs(problem)) return { result: "uncertain", reason };
  return payload === null || payload === undefined
    ? { result: "refused", type: problem.type, reason }
    : { result: "done", payload };
}
