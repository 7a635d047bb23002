import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import * as z from "zod";
import { compileCache } from "./compile-cache.ts";

const Announcement = z.object({ port: z.number() });

/** Starts a program of `test/support` that announces its port; it is gone when the test is over. */
export async function startProgram(entry: string, argument: string) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(entry, import.meta.url)), argument], {
    env: { ...process.env, ...compileCache },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>(
    (resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
    },
  );
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  const lines = createInterface({ input: child.stdout });
  const [line]: unknown[] = await Promise.race([
    once(lines, "line"),
    exited.then(({ code }) => {
      throw new Error(`${entry} ended with ${code} before it announced its port`);
    }),
  ]);
  const { port } = Announcement.parse(JSON.parse(z.string().parse(line)));
  return { port, exited, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}
