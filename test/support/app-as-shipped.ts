// `node app/index.ts` as a process of its own, as an operator starts it, that can be killed and started again.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { compileCache } from "./compile-cache.ts";

export type ShippedApp = {
  readonly port: number;
  /** Ends it with this signal; resolves when it is gone. */
  readonly kill: (signal: "SIGKILL" | "SIGTERM") => Promise<void>;
};

/** Resolves when it listens. @throws when it ends before that */
export async function startShippedApp(environment: Readonly<Record<string, string>>): Promise<ShippedApp> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../../app/index.ts", import.meta.url))], {
    env: {
      ...compileCache,
      PATH: process.env["PATH"],
      HOST: "127.0.0.1",
      PORT: "0",
      LOG_LEVEL: "fatal",
      ...environment,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const listening = Promise.withResolvers<number>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const port = /^listening on .*:(\d+),/.exec(line)?.[1];
    if (port !== undefined) listening.resolve(Number(port));
  });
  void exited.then(() => listening.reject(new Error("the App ended before it listened")));
  const port = await listening.promise;
  return {
    port,
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
