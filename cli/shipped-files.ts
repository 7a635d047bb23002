import { readFile } from "node:fs/promises";

/** Files of Tutti's that the command hands out, or compares with; in its bundle they stand as text. */
export async function readShippedFiles() {
  const [workflow, appManifest, packageManifest] = await Promise.all([
    readFile(new URL("../config/examples/tutti-workflow.yml", import.meta.url), "utf8"),
    readFile(new URL("../app.yml", import.meta.url), "utf8"),
    readFile(new URL("../package.json", import.meta.url), "utf8"),
  ]);
  return { workflow, appManifest, packageManifest };
}
