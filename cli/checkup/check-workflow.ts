import { parse } from "yaml";
import * as z from "zod";
import type { Forge } from "../../src/ports/forge.ts";
import type { Reached } from "../github/reach.ts";
import { readShippedWorkflow, workflowPath } from "../onboarding/shipped-workflow.ts";
import { Concurrency, checkConcurrency } from "./check-concurrency.ts";
import { type Finding, found, good } from "./finding.ts";

const Level = z.enum(["none", "read", "write"]);
const Permissions = z.union([z.record(z.string(), Level), z.enum(["write-all", "read-all"])]);
const Triggers = z.union([
  z.string().transform((event) => [event]),
  z.array(z.string()),
  z.record(z.string(), z.unknown()).transform((triggers) => Object.keys(triggers)),
]);
const Workflow = z.object({
  on: Triggers,
  permissions: Permissions.optional(),
  concurrency: Concurrency.optional(),
  jobs: z.record(
    z.string(),
    z.object({
      if: z.unknown().optional(),
      permissions: Permissions.optional(),
      concurrency: Concurrency.optional(),
    }),
  ),
});
type Workflow = z.infer<typeof Workflow>;

const levels = ["none", "read", "write"];

/** Whether the Action's workflow gives its token all that is needed, starts for all that it serves, and loses no run. */
export async function checkWorkflow({
  forge,
  repository,
}: Pick<Reached, "repository"> & { readonly forge: Pick<Forge, "file"> }): Promise<readonly Finding[]> {
  const file = await forge.file(repository, workflowPath);
  if (file === null) {
    return [
      found(
        "workflow",
        "warning",
        `There is no ${workflowPath} on the default branch.`,
        "`tutti init` writes it; if yours has another name, compare it with config/examples/tutti-workflow.yml.",
      ),
    ];
  }
  const workflow = read(file.text);
  if (workflow === null) {
    const fix =
      "Take it anew from config/examples/tutti-workflow.yml, with your default branch under `push`.";
    return [found("workflow", "bad", `${workflowPath} is no workflow.`, fix)];
  }
  const shipped = Workflow.parse(parse(await readShippedWorkflow()));
  return [
    lackingPermissions(workflow, shipped),
    missingEvents(workflow, shipped),
    checkConcurrency(workflow),
  ];
}

function read(text: string): Workflow | null {
  try {
    return Workflow.safeParse(parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function lackingPermissions(workflow: Workflow, shipped: Workflow): Finding {
  const { permissions: needed = {} } = shipped;
  if (typeof needed === "string") return good("permissions", "The workflow needs no permission by name.");
  const given = [workflow.permissions, ...Object.values(workflow.jobs).map(({ permissions }) => permissions)];
  const lacking = Object.entries(needed).filter(
    ([name, level]) => !given.some((each) => each !== undefined && gives(each, name, level)),
  );
  if (lacking.length === 0) return good("permissions", "The workflow gives its token every permission.");
  const lines = lacking.map(([name, level]) => `${name}: ${level}`);
  return found(
    "permissions",
    "bad",
    `The workflow's token lacks ${lines.join(", ")}.`,
    `Add to \`permissions:\` in ${workflowPath}: ${lines.map((line) => `\`${line}\``).join(", ")}`,
  );
}

function gives(given: z.infer<typeof Permissions>, name: string, level: string): boolean {
  if (given === "write-all") return true;
  if (given === "read-all") return level === "read";
  return levels.indexOf(given[name] ?? "none") >= levels.indexOf(level);
}

function missingEvents(workflow: Workflow, shipped: Workflow): Finding {
  const missing = shipped.on.filter((event) => !workflow.on.includes(event));
  if (missing.length === 0) return good("events", "The workflow starts for every event that it serves.");
  return found(
    "events",
    "warning",
    `The workflow does not start for ${missing.join(", ")}.`,
    `Add them to \`on:\` in ${workflowPath}, as config/examples/tutti-workflow.yml has them.`,
  );
}
