import { readFile } from "node:fs/promises";

export const workflowPath = ".github/workflows/tutti.yml";

/** The Action's workflow as it is shipped. */
export function readShippedWorkflow(): Promise<string> {
  return readFile(new URL("../../config/examples/tutti-workflow.yml", import.meta.url), "utf8");
}
