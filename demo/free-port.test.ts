import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { firstFreePort, PortTaken, requirePort } from "./free-port.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function takeAnyPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

describe("the first free port", () => {
  it("passes over one that is taken", async () => {
    const taken = await takeAnyPort();
    expect(await firstFreePort(taken)).toBeGreaterThan(taken);
  });

  it("is the one asked for when nobody has it", async () => {
    const port = await takeAnyPort();
    const [server] = servers.splice(0);
    server?.close();
    if (server !== undefined) await once(server, "close");
    expect(await firstFreePort(port)).toBe(port);
  });
});

describe("the port that somebody chose", () => {
  it("is that one and no other", async () => {
    const taken = await takeAnyPort();
    await expect(requirePort(taken)).rejects.toThrow(PortTaken);
    await expect(requirePort(taken)).rejects.toThrow(`port ${String(taken)} is taken by another program`);
    expect(await requirePort(0)).toBe(0);
  });
});
