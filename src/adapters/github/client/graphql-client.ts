import type { z } from "zod";
import type { Clock } from "../../../ports/clock.ts";
import { ForgeForbidden, ForgeUnavailable } from "../../../ports/forge.ts";
import { RequestRefused, UncertainWrite, UnexpectedAnswer } from "./errors.ts";
import { resetOf, serverTimeOf } from "./failure.ts";
import { GraphqlBody, type GraphqlProblem, isRateLimit, isTheirs } from "./graphql-body.ts";
import { parseAnswer } from "./parse-answer.ts";
import { repeatRead } from "./repeat.ts";
import type { Reply } from "./reply.ts";
import type { Transport } from "./transport.ts";

type GraphqlCall<Data> = {
  /** The name of the operation in the document. */
  readonly operation: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly schema: z.ZodType<Data>;
  /** Whether the part at this path may be one that we may not see: it is missing then, and otherwise an error of the whole. */
  readonly mayBeHidden?: (path: GraphqlProblem["path"]) => boolean;
  /** For a read whose caller has an answer to its failure. */
  readonly tries?: "one";
};

export type GraphqlAnswer<Data> = {
  readonly data: Data;
  /** What GitHub says of single fields, by their path: of a read only that they are not there, of a write all. */
  readonly problems: readonly GraphqlProblem[];
  /** GitHub's clock, epoch milliseconds. */
  readonly serverTime: number | null;
};

export interface GraphqlClient {
  /**
   * Repeated when it fails for a reason that may pass, also where only a part of the answer failed so. A part that is
   * null is not there: one that failed for another reason is thrown.
   */
  query<Data>(call: GraphqlCall<Data>): Promise<GraphqlAnswer<Data>>;
  /** Sent once. `mutations` and `creations` count for the budgets. @throws UncertainWrite */
  mutate<Data>(
    call: GraphqlCall<Data> & { readonly mutations: number; readonly creations: number },
  ): Promise<GraphqlAnswer<Data>>;
}

const UNSAID_WAIT = 60_000;

type Weight = { readonly kind: "read" | "write"; readonly mutations: number; readonly creations: number };

export function createGraphqlClient(transport: Transport, url: string, clock: Clock): GraphqlClient {
  async function ask<Data>(call: GraphqlCall<Data>, weight: Weight): Promise<GraphqlAnswer<Data>> {
    const { operation, document, variables, schema } = call;
    const parameters = { query: document, variables, operationName: operation };
    const reply = await transport.send({ operation, method: "POST", url, parameters, ...weight });
    const { data, errors } = parseAnswer(operation, GraphqlBody, reply.data);
    if (!data || weight.kind === "read") throwWhatFailedAsAWhole(operation, errors, reply, weight.kind);
    if (!data) throw new RequestRefused(`${operation}: ${messagesOf(errors)}`, reply.status);
    if (weight.kind === "read") throwWhatIsNotMissing(call, errors);
    return {
      data: parseAnswer(operation, schema, data),
      problems: errors,
      serverTime: serverTimeOf(reply.headers),
    };
  }

  function throwWhatFailedAsAWhole(
    operation: string,
    problems: readonly GraphqlProblem[],
    reply: Reply,
    kind: "read" | "write",
  ): void {
    const limit = problems.find(isRateLimit);
    if (limit !== undefined) {
      const spent = reply.headers["x-ratelimit-remaining"] === "0";
      const reset = spent ? resetOf(reply.headers, clock.now()) : null;
      throw transport.limited(`${operation}: ${limit.message}`, reset ?? clock.now() + UNSAID_WAIT);
    }
    const theirs = problems.find(isTheirs);
    if (theirs === undefined) return;
    const message = `${operation}: ${theirs.message}`;
    throw kind === "read" ? new ForgeUnavailable(message, null) : new UncertainWrite(message);
  }

  return {
    query(call) {
      const read = () => ask(call, { kind: "read", mutations: 0, creations: 0 });
      return call.tries === "one" ? read() : repeatRead(clock, read);
    },
    mutate: ({ mutations, creations, ...call }) => ask(call, { kind: "write", mutations, creations }),
  };
}

function throwWhatIsNotMissing<Data>(call: GraphqlCall<Data>, problems: readonly GraphqlProblem[]): void {
  for (const { type, message, path } of problems) {
    if (type === "NOT_FOUND") continue;
    if (type === "FORBIDDEN" && call.mayBeHidden?.(path) === true) continue;
    const words = `${call.operation}: ${message}`;
    throw type === "FORBIDDEN" ? new ForgeForbidden(words) : new UnexpectedAnswer(words);
  }
}

function messagesOf(problems: readonly GraphqlProblem[]): string {
  return problems.map(({ message }) => message).join("; ");
}
