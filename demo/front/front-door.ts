import { setTimeout as wait } from "node:timers/promises";
import type { Door } from "../../sandbox/http/door.ts";
import { listen, type Listening } from "../../sandbox/http/listen.ts";

/** One address for one sandbox after the other, so that a page stays where it is when everything begins again. */
export type FrontDoor = {
  readonly origin: string;
  /** Shows everybody into `door` from now on; what still streams out of the last one is cut. */
  readonly admit: (door: Door) => Promise<Listening>;
  readonly close: () => Promise<void>;
};

type Room = { readonly door: Door; readonly leaving: AbortController };

/** Whoever comes between two sandboxes is shown into the next, if that opens within so many milliseconds. */
const usualPatience = 20_000;

/** `port` 0 takes a free one. */
export async function openFrontDoor(port: number, patience = usualPatience): Promise<FrontDoor> {
  let present: Room | null = null;
  let next = Promise.withResolvers<Room>();
  const listening = await listen(async (request) => {
    const room = present ?? (await Promise.race([next.promise, wait(patience, null, { ref: false })]));
    if (room === null) return new Response("The demo is starting.\n", { status: 503 });
    const response = await room.door(request);
    return response === null ? null : cutWhen(room.leaving.signal, response);
  }, port);
  return {
    origin: listening.origin,
    admit: async (door) => {
      const room = { door, leaving: new AbortController() };
      present?.leaving.abort();
      present = room;
      next.resolve(room);
      return {
        origin: listening.origin,
        close: async () => {
          room.leaving.abort();
          if (present !== room) return;
          present = null;
          next = Promise.withResolvers();
        },
      };
    },
    close: listening.close,
  };
}

/** A stream has no end of its own; the browser connects anew where it was cut. */
function cutWhen(signal: AbortSignal, response: Response): Response {
  if (response.body === null || response.headers.get("content-type") !== "text/event-stream") return response;
  const body = response.body.pipeThrough(endWith(signal));
  return new Response(body, { status: response.status, headers: response.headers });
}

function endWith(signal: AbortSignal): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    start(controller) {
      if (signal.aborted) controller.terminate();
      signal.addEventListener("abort", () => controller.terminate(), { once: true });
    },
  });
}
