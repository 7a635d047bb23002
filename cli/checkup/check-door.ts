import type { OrganizationFrame } from "../../src/domain/organization-frame.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Reached } from "../github/reach.ts";
import { checkApp, checkAppAccess } from "./check-app.ts";
import { checkWorkflow } from "./check-workflow.ts";
import { type Finding, found } from "./finding.ts";

export type DoorCheck = {
  readonly findings: readonly Finding[];
  /** Who writes, or will as far as it can be told. */
  readonly door: "app" | "action" | "none";
  /** Whether the Action's workflow acts as the App. */
  readonly actsAsApp: boolean;
};

const noDoor = found(
  "door",
  "warning",
  "Neither the Action's workflow nor anything of the App's is seen here yet.",
  "`tutti init` proposes the workflow; for the App, `npm run setup` in a clone of Tutti creates it, and `tutti doctor` with its APP_ID and PRIVATE_KEY looks at it.",
);

/** The App or the Action's workflow, whichever works here. Before either has, a workflow that is there is looked at. */
export async function checkDoor(
  github: Pick<Reached, "app" | "apiUrl" | "repository"> & { readonly forge: Pick<Forge, "file"> },
  frame: Pick<OrganizationFrame, "writer"> | null,
): Promise<DoorCheck> {
  const writer = frame?.writer ?? null;
  const { exists, actsAsApp, findings } = await checkWorkflow(github);
  const isAction = writer === "action" || (writer === null && exists && (github.app === null || actsAsApp));
  if (writer === null && !exists && github.app === null)
    return { findings: [noDoor], door: "none", actsAsApp };
  if (isAction) {
    const ofApp = actsAsApp ? await checkAppAccess(github) : [];
    return { findings: [...ofApp, ...findings], door: "action", actsAsApp };
  }
  return { findings: [...(await checkApp(github)), ...(exists ? findings : [])], door: "app", actsAsApp };
}
