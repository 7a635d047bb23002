import { readShippedFiles } from "../shipped-files.ts";

export const workflowPath = ".github/workflows/tutti.yml";

/** The Action's workflow as it is shipped. */
export async function readShippedWorkflow(): Promise<string> {
  return (await readShippedFiles()).workflow;
}

/** The same for a repository whose default branch has that name. */
export function workflowFor(shipped: string, defaultBranch: string): string {
  const name = /^[A-Za-z][\w./-]*$/.test(defaultBranch) ? defaultBranch : JSON.stringify(defaultBranch);
  return shipped
    .replace(
      "  # The configuration. Put your default branch here if it has another name.\n",
      "  # The configuration.\n",
    )
    .replace("    branches: [main]\n", () => `    branches: [${name}]\n`);
}
