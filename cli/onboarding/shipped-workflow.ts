import { readShippedFiles } from "../shipped-files.ts";

export const workflowPath = ".github/workflows/tutti.yml";

/** The Action's workflow as it is shipped. */
export async function readShippedWorkflow(): Promise<string> {
  return (await readShippedFiles()).workflow;
}
