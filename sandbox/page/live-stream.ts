import type { Publisher } from "../webhooks/publisher.ts";

/** What happens at once is told at once: a push moves refs, pull requests and checks. */
const gatherMilliseconds = 100;

/** Server-sent events: one `change` for each bundle of things that happened. */
export function streamChanges(events: Publisher, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let timer: NodeJS.Timeout | null = null;
      const send = () => {
        timer = null;
        controller.enqueue(encoder.encode("event: change\ndata: \n\n"));
      };
      const unlisten = events.listen(() => {
        timer ??= setTimeout(send, gatherMilliseconds);
      });
      stop = () => {
        unlisten();
        if (timer !== null) clearTimeout(timer);
      };
      signal.addEventListener("abort", () => stop(), { once: true });
      controller.enqueue(encoder.encode(": listening\n\n"));
    },
    cancel: () => stop(),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
