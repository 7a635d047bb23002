import { workflowPath } from "../onboarding/shipped-workflow.ts";
import type { OrganizationFrame } from "../../src/domain/organization-frame.ts";
import type { Reached } from "../github/reach.ts";
import { checkApp } from "./check-app.ts";
import { checkWorkflow } from "./check-workflow.ts";
import type { Finding } from "./finding.ts";

export type DoorCheck = {
  readonly findings: readonly Finding[];
  /** Who writes, or will as far as it can be told. */
  readonly door: "app" | "action";
};

/** The App or the Action's workflow, whichever works here. Before either has, a workflow that is there is looked at. */
export async function checkDoor(
  github: Pick<Reached, "app" | "apiUrl" | "forge" | "repository">,
  frame: OrganizationFrame | null,
): Promise<DoorCheck> {
  const writer = frame?.writer ?? null;
  const hasWorkflow = (await github.forge.file(github.repository, workflowPath)) !== null;
  if (writer === "action" || (writer === null && hasWorkflow && github.app === null)) {
    return { findings: await checkWorkflow(github), door: "action" };
  }
  const ofWorkflow = hasWorkflow ? await checkWorkflow(github) : [];
  return { findings: [...(await checkApp(github)), ...ofWorkflow], door: "app" };
}
