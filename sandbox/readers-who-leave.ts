import type { Writable } from "node:stream";

/** Whoever reads what a server prints may leave, as `head` does: the server goes on. Any other failure ends it as before. */
export function goOnWithoutReader(...outputs: readonly Writable[]): void {
  for (const output of outputs) {
    output.on("error", (error) => {
      if (!("code" in error) || error.code !== "EPIPE") throw error;
    });
  }
}
