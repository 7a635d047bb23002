import { execFileSync } from "node:child_process";
import { delimiter } from "node:path";

/** The Node that somebody has without this repository's packages: on this PATH, perhaps an older one. */
export function plainNode(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const without = folders.filter((folder) => !folder.includes("node_modules")).join(delimiter);
  try {
    return execFileSync("node", ["-p", "process.execPath"], {
      env: { PATH: without },
      encoding: "utf8",
    }).trim();
  } catch {
    return process.execPath;
  }
}
