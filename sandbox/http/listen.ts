import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Door } from "./door.ts";

export type Listening = { readonly origin: string; readonly close: () => Promise<void> };

export class NoAddressError extends Error {
  override readonly name = "NoAddressError";
}

/** On loopback only. */
export async function listen(door: Door, port: number): Promise<Listening> {
  const server = createServer((incoming, outgoing) => {
    const handle = getRequestListener(
      async (request) => {
        const response = await door(request);
        if (response !== null) return response;
        incoming.socket.destroy();
        return new Response(null, { status: 502 });
      },
      { overrideGlobalObjects: false, errorHandler: (error) => answerCrash(error, incoming) },
    );
    void handle(incoming, outgoing);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new NoAddressError("the server has no port");
  return {
    origin: `http://127.0.0.1:${String(address.port)}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Who has left is told nothing, and neither is the console: what was under way when the sandbox stopped fails. */
function answerCrash(error: unknown, { destroyed }: IncomingMessage): Response {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (!destroyed) console.error(message);
  return Response.json({ message: `the sandbox failed: ${message}` }, { status: 500 });
}
