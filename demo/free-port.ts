import { once } from "node:events";
import { createServer } from "node:net";
import { z } from "zod";

const SystemError = z.object({ code: z.string() });

const attempts = 50;

export class NoFreePort extends Error {
  override readonly name = "NoFreePort";
}

export class PortTaken extends Error {
  override readonly name = "PortTaken";
}

/** The first port on loopback from `first` on that nobody listens on. */
export async function firstFreePort(first: number): Promise<number> {
  for (let port = first; port < first + attempts; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new NoFreePort(`the ports ${String(first)} to ${String(first + attempts - 1)} are all taken`);
}

/** @throws PortTaken when that very one cannot be had, with what to do about it */
export async function requirePort(port: number): Promise<number> {
  if (await isFree(port)) return port;
  throw new PortTaken(
    `port ${String(port)} is taken by another program, or closed to this user; stop that program, set PORT to a free port, or leave PORT out, and a free one is found`,
  );
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return true;
  } catch (error) {
    const { data } = SystemError.safeParse(error);
    if (data?.code === "EADDRINUSE" || data?.code === "EACCES") return false;
    throw error;
  } finally {
    server.close();
  }
}
