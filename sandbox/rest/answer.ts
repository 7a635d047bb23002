import type { OperationId } from "../authorization/operation-access.ts";
import type { Exchange } from "./exchange.ts";
import type { MediaType } from "./media-type.ts";

export type Answer = {
  readonly status: number;
  /** `undefined`: no body. */
  readonly body?: unknown;
  /** Instead of a body: what a media type other than JSON asked for. */
  readonly raw?: { readonly mediaType: MediaType; readonly content: string | Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
};

export type Handler = (exchange: Exchange) => Answer | Promise<Answer>;

export type Handlers = { readonly [operationId in OperationId]?: Handler };

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** What was asked for in a media type other than JSON, as it is. */
export function inMediaType(mediaType: MediaType, content: string | Uint8Array): Answer {
  return { status: 200, raw: { mediaType, content } };
}

export function created(body: { readonly url?: string | undefined }): Answer {
  return { status: 201, body, ...(body.url === undefined ? {} : { headers: { location: body.url } }) };
}

export function noContent(): Answer {
  return { status: 204 };
}
