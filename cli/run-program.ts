import { spawn } from "node:child_process";
import type { ProgramResult } from "./context.ts";

/** Runs a program without a shell; null when it is not installed. What it says on standard error is left out. */
export function runProgram(
  folder: string,
  program: string,
  parameters: readonly string[],
): Promise<ProgramResult | null> {
  return new Promise((resolve) => {
    const child = spawn(program, [...parameters], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
    const stdout: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.on("error", () => resolve(null));
    child.on("close", (code) => {
      resolve({ exitCode: code ?? 1, stdout: Buffer.concat(stdout).toString("utf8") });
    });
  });
}
