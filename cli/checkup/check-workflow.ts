import type { Forge } from "../../src/ports/forge.ts";
import type { Reached } from "../github/reach.ts";
import { readShippedWorkflow, workflowPath } from "../onboarding/shipped-workflow.ts";
import {
  type ActionJob,
  type ActionWorkflow,
  type Permissions,
  readActionWorkflow,
} from "./action-workflow.ts";
import { checkConcurrency } from "./check-concurrency.ts";
import { type Finding, found, good } from "./finding.ts";

const levels = ["none", "read", "write"];

export type WorkflowCheck = {
  readonly exists: boolean;
  /** Whether a job of it acts as the App, whose permissions then count. */
  readonly actsAsApp: boolean;
  readonly findings: readonly Finding[];
};

/** Whether the Action's workflow gives its token all that is needed, starts for all that it serves, and loses no run. */
export async function checkWorkflow({
  forge,
  repository,
}: Pick<Reached, "repository"> & { readonly forge: Pick<Forge, "file"> }): Promise<WorkflowCheck> {
  const file = await forge.file(repository, workflowPath);
  if (file === null) {
    const what = `There is no ${workflowPath} on the default branch.`;
    const fix =
      "`tutti init` writes it; if yours has another name, compare it with config/examples/tutti-workflow.yml.";
    const findings = [found("workflow", "warning", what, fix)];
    return { exists: false, actsAsApp: false, findings };
  }
  const workflow = readActionWorkflow(file.text);
  const shipped = readActionWorkflow(await readShippedWorkflow());
  if (workflow === null || shipped === null) {
    const fix =
      "Take it anew from config/examples/tutti-workflow.yml, with your default branch under `push`.";
    const findings = [found("workflow", "bad", `${workflowPath} is no workflow.`, fix)];
    return { exists: true, actsAsApp: false, findings };
  }
  const findings = [
    ...(workflow.jobs.length === 0 ? [unseenJob()] : checkTokens(workflow, shipped)),
    missingEvents(workflow, shipped),
    ...(workflow.jobs.length === 0 ? [] : [checkConcurrency(workflow)]),
  ];
  return { exists: true, actsAsApp: workflow.jobs.some(({ actsAs }) => actsAs === "app"), findings };
}

function unseenJob(): Finding {
  const what = `No job of ${workflowPath} has a step that uses an action of the name tutti.`;
  const fix = "Take the job from config/examples/tutti-workflow.yml, or compare yours with it.";
  return found("workflow", "unknown", what, fix);
}

function checkTokens({ jobs }: ActionWorkflow, shipped: ActionWorkflow): readonly Finding[] {
  const needed = shipped.jobs.flatMap(namedPermissions);
  const own = jobs.filter(({ actsAs }) => actsAs === "job");
  return [
    ...(jobs.some(({ actsAs }) => actsAs === "app")
      ? [good("token", "The Action acts as the App: the App's permissions count, not the workflow's.")]
      : []),
    ...(jobs.some(({ actsAs }) => actsAs === "other-token")
      ? [
          found(
            "permissions",
            "unknown",
            "The Action acts with a token that is not the job's: what it may do cannot be seen here.",
            `It needs ${needed.map(([name, level]) => `${name}: ${level}`).join(", ")}; to use the job's own, leave out \`github-token\` in ${workflowPath}.`,
          ),
        ]
      : []),
    ...(own.length > 0 ? [lackingPermissions(own, needed)] : []),
  ];
}

type Permission = readonly [name: string, level: string];

function lackingPermissions(jobs: readonly ActionJob[], needed: readonly Permission[]): Finding {
  const lacking = jobs.flatMap(({ permissions, permittedBy }) =>
    needed
      .filter(([name, level]) => !gives(permissions, name, level))
      .map(([name, level]) => ({ line: `${name}: ${level}`, permittedBy })),
  );
  if (lacking.length === 0) return good("permissions", "The workflow gives its token every permission.");
  const lines = [...new Set(lacking.map(({ line }) => line))];
  const where = lacking.some(({ permittedBy }) => permittedBy === "job")
    ? `the job's own \`permissions:\` in ${workflowPath}, which stands in the place of the workflow's`
    : `\`permissions:\` in ${workflowPath}`;
  return found(
    "permissions",
    "bad",
    `The workflow's token lacks ${lines.join(", ")}.`,
    `Add to ${where}: ${lines.map((line) => `\`${line}\``).join(", ")}`,
  );
}

function namedPermissions({ permissions }: ActionJob): readonly Permission[] {
  return typeof permissions === "string" ? [] : Object.entries(permissions);
}

function gives(given: Permissions, name: string, level: string): boolean {
  if (given === "write-all") return true;
  if (given === "read-all") return level === "read";
  return levels.indexOf(given[name] ?? "none") >= levels.indexOf(level);
}

function missingEvents(workflow: ActionWorkflow, shipped: ActionWorkflow): Finding {
  const missing = shipped.events.filter((event) => !workflow.events.includes(event));
  if (missing.length === 0) return good("events", "The workflow starts for every event that it serves.");
  return found(
    "events",
    "warning",
    `The workflow does not start for ${missing.join(", ")}.`,
    `Add them to \`on:\` in ${workflowPath}, as config/examples/tutti-workflow.yml has them.`,
  );
}
