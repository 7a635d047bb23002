// One request, carried out once: budgets before it, a new token when it needs one, its failure named after it.
import { z } from "zod";
import type { Clock } from "../../../ports/clock.ts";
import { ForgeForbidden, ForgeUnavailable } from "../../../ports/forge.ts";
import type { Budget, Need } from "./budget.ts";
import type { Connection } from "./connection.ts";
import type { Priority } from "./content-allowance.ts";
import type { Credentials } from "./credentials.ts";
import { RequestRefused, UncertainWrite } from "./errors.ts";
import { type Failure, failureOf, serverTimeOf } from "./failure.ts";
import type { Observe } from "./observation.ts";
import { type Reply, replyHeaders } from "./reply.ts";
import { createTurnstile } from "./turnstile.ts";

type Call = {
  readonly operation: string;
  readonly kind: "read" | "write";
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly url: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly mutations?: number;
  /** Of them, how many create something that others are told about. */
  readonly creations?: number;
};

export interface Transport {
  /**
   * @throws ForgeUnavailable when it was not done and asking later may help
   * @throws ForgeForbidden when people have to act
   * @throws UncertainWrite when a write may have been done
   * @throws RequestRefused for any other answer that is none, 304 included
   */
  send(call: Call): Promise<Reply>;
  limited(message: string, retryAt: number): ForgeUnavailable;
}

export type TransportParts = {
  readonly connection: Connection;
  readonly credentials: Credentials;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly priority: Priority;
  readonly installation: number | null;
  readonly observe: Observe;
};

/** GitHub asks for few requests at once, and for writes one after another. */
const READS_AT_ONCE = 6;
const WRITES_AT_ONCE = 1;

/** Milliseconds before each further try of a request whose token was not accepted: it was not carried out. */
const PAUSES_FOR_TOKEN = [0, 1_000, 3_000];

export function createTransport(parts: TransportParts): Transport {
  const { budget, clock } = parts;
  const turnstiles = { read: createTurnstile(READS_AT_ONCE), write: createTurnstile(WRITES_AT_ONCE) };

  const limited = (message: string, retryAt: number) => {
    budget.holdBack(retryAt);
    return new ForgeUnavailable(message, retryAt);
  };

  async function attempt(
    call: Call,
    use: "current" | "renewed",
    serverTime: number | null,
  ): Promise<Reply | Failure> {
    const authorization = await authorize(parts, use, serverTime, limited);
    try {
      const reply = await request(parts.connection, call, authorization);
      observe(parts, call, reply);
      budget.note(reply.headers, clock.now());
      return reply;
    } catch (error) {
      const answered = Answered.safeParse(error).data;
      observe(parts, call, answered === undefined ? null : { ...answered.response, status: answered.status });
      if (answered !== undefined) budget.note(answered.response.headers, clock.now());
      return failureOf(error, clock.now());
    }
  }

  /** A token may be over before its time, and a new one may be unknown to a part of GitHub for some seconds. */
  async function attemptWithToken(call: Call): Promise<Reply | Failure> {
    let outcome = await attempt(call, "current", null);
    for (const [position, pause] of PAUSES_FOR_TOKEN.entries()) {
      if (!("kind" in outcome) || outcome.kind !== "unauthenticated") break;
      await clock.sleep(pause);
      outcome = await attempt(call, position === 0 ? "renewed" : "current", outcome.serverTime);
    }
    return outcome;
  }

  return {
    limited,
    send: (call) =>
      turnstiles[call.kind].pass(async () => {
        budget.admit(needOf(parts, call), clock.now());
        const outcome = await attemptWithToken(call);
        if (!("kind" in outcome)) return outcome;
        throw errorFor(call, outcome, limited);
      }),
  };
}

const Answered = z.object({
  status: z.int(),
  response: z.object({ headers: z.unknown().transform(replyHeaders) }),
});

async function request(connection: Connection, call: Call, authorization: string): Promise<Reply> {
  const { method, url, parameters, headers } = call;
  const reply = await connection.request({
    ...parameters,
    method,
    url,
    headers: { ...headers, authorization },
    request: { signal: AbortSignal.timeout(connection.timeout) },
  });
  return { status: reply.status, headers: replyHeaders(reply.headers), data: reply.data };
}

function needOf({ connection, priority }: TransportParts, { url, creations = 0 }: Call): Need {
  return { resource: url === connection.graphqlUrl ? "graphql" : "core", creations, priority };
}

function observe(
  { observe, installation }: TransportParts,
  call: Call,
  answer: Pick<Reply, "status" | "headers"> | null,
): void {
  observe({
    installation,
    operation: call.operation,
    kind: call.kind,
    mutations: call.mutations ?? 0,
    status: answer?.status ?? null,
    serverTime: answer === null ? null : serverTimeOf(answer.headers),
  });
}

/** A token that cannot be had: whatever it was for has not been sent. */
async function authorize(
  { credentials, clock }: TransportParts,
  use: "current" | "renewed",
  serverTime: number | null,
  limited: Transport["limited"],
): Promise<string> {
  try {
    return await credentials.authorization(use, serverTime);
  } catch (error) {
    const failure = failureOf(error, clock.now());
    const message = `no access token: ${failure.message}`;
    switch (failure.kind) {
      case "limited":
        throw limited(message, failure.retryAt);
      case "not-sent":
      case "uncertain":
        throw new ForgeUnavailable(message, null, { cause: error });
      case "forbidden":
      case "unauthenticated":
      case "refused":
        throw new ForgeForbidden(message, { cause: error });
      default:
        return failure satisfies never;
    }
  }
}

function errorFor(call: Call, failure: Failure, limited: Transport["limited"]): Error {
  const message = `${call.operation}: ${failure.message}`;
  switch (failure.kind) {
    case "limited":
      return limited(message, failure.retryAt);
    case "forbidden":
    case "unauthenticated":
      return new ForgeForbidden(message);
    case "refused":
      return new RequestRefused(message, failure.status);
    case "not-sent":
      return new ForgeUnavailable(message, null);
    case "uncertain":
      return call.kind === "write" ? new UncertainWrite(message) : new ForgeUnavailable(message, null);
    default:
      return failure satisfies never;
  }
}
