import type { IncomingMessage } from "node:http";

import { fail, succeed } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";
import type { Refusal } from "./refusal.ts";

export type BodyLimits = {
  /** Bytes of one body. */
  readonly body: number;
  /** Bytes of all bodies being read at a time: what unsigned senders can make us hold. */
  readonly together: number;
};

/** GitHub sends nothing above 25 MB. */
export const defaultBodyLimits: BodyLimits = { body: 25 * 1024 * 1024, together: 200 * 1024 * 1024 };

/** Reads bodies up to a size each and a size together. What is refused is not kept. */
export class BodyReader {
  readonly #limits: BodyLimits;
  #held = 0;

  constructor(limits: BodyLimits) {
    this.#limits = limits;
  }

  async read(request: IncomingMessage): Promise<Result<string, Refusal>> {
    if (Number(request.headers["content-length"] ?? 0) > this.#limits.body) {
      return fail({ status: 413, code: "too-large" });
    }
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        const bytes = Buffer.from(chunk);
        size += bytes.length;
        this.#held += bytes.length;
        if (size > this.#limits.body) return fail({ status: 413, code: "too-large" });
        if (this.#held > this.#limits.together) return fail({ status: 503, code: "too-much-at-once" });
        chunks.push(bytes);
      }
      return succeed(Buffer.concat(chunks, size).toString("utf8"));
    } catch {
      return fail({ status: 400, code: "cut-off" });
    } finally {
      this.#held -= size;
    }
  }
}
