/** Tells of changes. Gives back how to stop. */
type Source = { readonly listen: (changed: () => void) => () => void };

/** What happens at once is told at once: a push moves refs, pull requests and checks. */
const gatherMilliseconds = 100;

/** Server-sent events: one `change` for each bundle of things that happened. */
export function streamChanges(sources: readonly Source[], signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let timer: NodeJS.Timeout | null = null;
      const send = () => {
        timer = null;
        controller.enqueue(encoder.encode("event: change\ndata: \n\n"));
      };
      const change = () => {
        timer ??= setTimeout(send, gatherMilliseconds);
      };
      const unlisten = sources.map((source) => source.listen(change));
      stop = () => {
        for (const end of unlisten) end();
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
