// A server that a bench measures runs in a process of its own; both ends of what they say to each other.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

type Running = {
  readonly port: number;
  /** CPU seconds that the process has used, all threads. */
  readonly cpuSeconds: () => Promise<number>;
  readonly kill: () => Promise<void>;
};

/** Starts a program with a free port as its first argument, and resolves once it says that it answers there. */
export async function startMeasured(program: URL, ...rest: readonly string[]): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(program), String(port), ...rest], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const ended = exited.then(([code]) => Promise.reject(new Error(`${program.pathname} ended with ${code}`)));
  const answer = async (): Promise<unknown> => (await Promise.race([once(child, "message"), ended]))[0];
  await answer();
  return {
    port,
    cpuSeconds: async () => {
      child.send("cpu");
      return Number(await answer());
    },
    kill: async () => {
      ended.catch(() => undefined);
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Called by the program once it answers requests. */
export function isListening(): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1_000_000);
  });
  process.send?.("listening");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
