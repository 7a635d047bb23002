type Show = (request: Request) => Promise<Response | null>;

/** Who asks for the head alone gets what a reader gets, without its body: links are followed, and checked, that way. */
export function withHeads(show: Show): Show {
  return async (request) => {
    if (request.method !== "HEAD") return show(request);
    const shown = await show(new Request(request.url, { headers: request.headers }));
    if (shown === null) return null;
    await shown.body?.cancel();
    return new Response(null, { status: shown.status, headers: shown.headers });
  };
}
