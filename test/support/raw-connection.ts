import { once } from "node:events";
import { connect } from "node:net";
import { onTestFinished } from "vitest";

import { webhookPath } from "../../app/server.ts";

/** A connection that speaks HTTP by hand, and whatever comes back over it until the server closes it. */
export async function openRawConnection(port: number) {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let received = "";
  let closed = false;
  const closing = new Promise<false>((resolve) => {
    socket.on("close", () => {
      closed = true;
      resolve(false);
    });
  });
  socket.on("data", (data) => (received += data.toString("utf8")));
  socket.on("error", () => {});
  await once(socket, "connect");
  return {
    received: () => received,
    isClosed: () => closed,
    /** Resolves when the operating system took it; false when the server closed the connection instead. */
    write(text: string | Buffer): Promise<boolean> {
      const written = new Promise<boolean>((resolve) => socket.write(text, (error) => resolve(!error)));
      return Promise.race([written, closing]);
    },
  };
}

export function webhookHead(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({
    host: "localhost",
    "content-type": "application/json",
    "x-github-delivery": "raw",
    "x-github-event": "issues",
    "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
    ...headers,
  });
  return [`POST ${webhookPath} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), "", ""].join(
    "\r\n",
  );
}
