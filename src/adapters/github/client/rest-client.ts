import { LRUCache } from "lru-cache";
import type { z } from "zod";
import type { Clock } from "../../../ports/clock.ts";
import { RequestRefused } from "./errors.ts";
import { parseAnswer } from "./parse-answer.ts";
import { repeatRead } from "./repeat.ts";
import type { Reply } from "./reply.ts";
import type { Transport } from "./transport.ts";

type RestCall<Value> = {
  /** What it is for, in metrics and messages. */
  readonly operation: string;
  /** With placeholders, `/repos/{owner}/{repo}`; what is left of the parameters is the query, or a write's body. */
  readonly url: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly accept?: string;
  readonly schema: z.ZodType<Value>;
  /** For a read whose caller has an answer to its failure. */
  readonly tries?: "one";
};

export interface RestClient {
  /** Repeated when it fails for a reason that may pass; conditional when it was asked before. */
  get<Value>(call: RestCall<Value>): Promise<Value>;
  /** Sent once. @throws UncertainWrite */
  post<Value>(call: RestCall<Value>): Promise<Value>;
  /** Sent once; for what may be said again. @throws UncertainWrite */
  patch<Value>(call: RestCall<Value>): Promise<Value>;
  /** What is gone already is as good as deleted. @throws UncertainWrite */
  delete(call: Omit<RestCall<unknown>, "schema" | "accept">): Promise<void>;
}

const REMEMBERED_ANSWERS = 500;

/** Larger ones (diffs, blobs) are not asked for twice. */
const REMEMBERED_BYTES = 20_000_000;

type Remembered = { readonly etag: string; readonly reply: Reply };

export function createRestClient(transport: Transport, clock: Clock): RestClient {
  const remembered = new LRUCache<string, Remembered>({
    max: REMEMBERED_ANSWERS,
    maxSize: REMEMBERED_BYTES,
    sizeCalculation: ({ reply }) => Number(reply.headers["content-length"] ?? 10_000) + 1,
  });

  async function read<Value>(call: RestCall<Value>): Promise<Reply> {
    const { operation, url, parameters = {}, accept } = call;
    const key = JSON.stringify([url, parameters, accept]);
    const known = remembered.get(key);
    const headers = {
      ...(accept === undefined ? {} : { accept }),
      ...(known === undefined ? {} : { "if-none-match": known.etag }),
    };
    try {
      const reply = await transport.send({
        operation,
        kind: "read",
        method: "GET",
        url,
        parameters,
        headers,
      });
      const { etag } = reply.headers;
      if (etag !== undefined) remembered.set(key, { etag, reply });
      return reply;
    } catch (error) {
      if (known !== undefined && error instanceof RequestRefused && error.status === 304) return known.reply;
      throw error;
    }
  }

  return {
    async get(call) {
      const reply = await (call.tries === "one" ? read(call) : repeatRead(clock, () => read(call)));
      return parseAnswer(call.operation, call.schema, reply.data);
    },

    async post({ operation, url, parameters = {}, schema }) {
      const reply = await transport.send({
        operation,
        kind: "write",
        method: "POST",
        url,
        parameters,
        mutations: 1,
      });
      return parseAnswer(operation, schema, reply.data);
    },

    async patch({ operation, url, parameters = {}, schema }) {
      const reply = await transport.send({
        operation,
        kind: "write",
        method: "PATCH",
        url,
        parameters,
        mutations: 1,
      });
      return parseAnswer(operation, schema, reply.data);
    },

    async delete({ operation, url, parameters = {} }) {
      try {
        await transport.send({ operation, kind: "write", method: "DELETE", url, parameters, mutations: 1 });
      } catch (error) {
        if (error instanceof RequestRefused && (error.status === 404 || error.status === 410)) return;
        throw error;
      }
    },
  };
}
