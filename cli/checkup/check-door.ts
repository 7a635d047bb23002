import type { OrganizationFrame } from "../../src/domain/organization-frame.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Reached } from "../github/reach.ts";
import { checkApp, checkAppAccess } from "./check-app.ts";
import { checkWorkflow } from "./check-workflow.ts";
import type { Finding } from "./finding.ts";

export type DoorCheck = {
  readonly findings: readonly Finding[];
  /** Who writes, or will as far as it can be told. */
  readonly door: "app" | "action";
  /** Whether the Action's workflow acts as the App. */
  readonly actsAsApp: boolean;
};

/** The App or the Action's workflow, whichever works here. Before either has, a workflow that is there is looked at. */
export async function checkDoor(
  github: Pick<Reached, "app" | "apiUrl" | "repository"> & { readonly forge: Pick<Forge, "file"> },
  frame: Pick<OrganizationFrame, "writer"> | null,
): Promise<DoorCheck> {
  const writer = frame?.writer ?? null;
  const { exists, actsAsApp, findings } = await checkWorkflow(github);
  const isAction = writer === "action" || (writer === null && exists && (github.app === null || actsAsApp));
  if (isAction) {
    const ofApp = actsAsApp ? await checkAppAccess(github) : [];
    return { findings: [...ofApp, ...findings], door: "action", actsAsApp };
  }
  return { findings: [...(await checkApp(github)), ...(exists ? findings : [])], door: "app", actsAsApp };
}
