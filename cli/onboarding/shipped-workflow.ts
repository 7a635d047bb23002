import { readFile } from "node:fs/promises";

export const workflowPath = ".github/workflows/tutti.yml";

/** The Action's workflow as it is shipped; null in a version that has none. */
export async function readShippedWorkflow(): Promise<string | null> {
  try {
    return await readFile(new URL("../../config/examples/tutti-workflow.yml", import.meta.url), "utf8");
  } catch {
    return null;
  }
}
