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

  read(request: IncomingMessage): Promise<Result<string, Refusal>> {
    const { body: largest, together } = this.#limits;
    if (Number(request.headers["content-length"] ?? 0) > largest) {
      return Promise.resolve(fail({ status: 413, code: "too-large" }));
    }
    // Listeners, since a loop over the request takes many promises for each chunk.
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const answer = (result: Result<string, Refusal>): void => {
        request.off("data", take).off("end", finish).off("close", giveUp).off("error", giveUp);
        this.#held -= size;
        resolve(result);
      };
      const refuse = (refusal: Refusal): void => {
        request.pause();
        answer(fail(refusal));
      };
      const take = (chunk: Buffer): void => {
        size += chunk.length;
        this.#held += chunk.length;
        if (size > largest) refuse({ status: 413, code: "too-large" });
        else if (this.#held > together) refuse({ status: 503, code: "too-much-at-once" });
        else chunks.push(chunk);
      };
      const finish = (): void => answer(succeed(Buffer.concat(chunks, size).toString("utf8")));
      const giveUp = (): void => answer(fail({ status: 400, code: "cut-off" }));
      request.on("data", take).on("end", finish).on("close", giveUp).on("error", giveUp);
    });
  }
}
