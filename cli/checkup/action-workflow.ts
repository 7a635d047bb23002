// The Action's workflow, as far as it settles what a run may do and when it runs.
import { parse } from "yaml";
import * as z from "zod";

const Level = z.enum(["none", "read", "write"]);
const Permissions = z.union([z.record(z.string(), Level), z.enum(["write-all", "read-all"])]);
export type Permissions = z.infer<typeof Permissions>;

const Group = z.object({
  group: z.string().default(""),
  "cancel-in-progress": z.union([z.boolean(), z.string()]).default(false),
});
const Concurrency = z.union([z.string().transform((group) => Group.parse({ group })), Group]);
type Concurrency = z.infer<typeof Concurrency>;

const Triggers = z.union([
  z.string().transform((event) => [event]),
  z.array(z.string()),
  z.record(z.string(), z.unknown()).transform((triggers) => Object.keys(triggers)),
]);
const Input = z.union([z.string(), z.number(), z.boolean(), z.null()]).transform((value) => `${value ?? ""}`);
const Uses = z.object({ uses: z.string().optional(), with: z.record(z.string(), Input).optional() });
const Job = Uses.extend({
  if: z.unknown().optional(),
  permissions: Permissions.optional(),
  concurrency: Concurrency.optional(),
  steps: z.array(Uses).default([]),
});
const Workflow = z.object({
  on: Triggers,
  permissions: Permissions.optional(),
  concurrency: Concurrency.optional(),
  jobs: z.record(z.string(), Job),
});

const ownToken = /^\$\{\{\s*(?:github\.token|secrets\.GITHUB_TOKEN)\s*\}\}$/i;

/** Whose permissions count: the job's own token's, the App's, or those of another token, which nobody sees here. */
type ActsAs = "job" | "app" | "other-token";

/** A job that runs Tutti. */
export type ActionJob = {
  readonly actsAs: ActsAs;
  /** Of its token; empty where neither the job nor the workflow gives any by name. */
  readonly permissions: Permissions;
  /** Where they are given. */
  readonly permittedBy: "workflow" | "job";
  readonly if: unknown;
  /** The groups that it waits in: the workflow's, its own. */
  readonly waits: readonly Concurrency[];
};

export type ActionWorkflow = {
  readonly events: readonly string[];
  readonly jobs: readonly ActionJob[];
};

/** Null where the text is no workflow. */
export function readActionWorkflow(text: string): ActionWorkflow | null {
  const workflow = parsed(text);
  if (workflow === null) return null;
  const jobs = Object.values(workflow.jobs).flatMap((job) => {
    const step = [job, ...job.steps].find(isTutti);
    if (step === undefined) return [];
    const own = {
      actsAs: actsAs(step.with ?? {}),
      // What a job says of permissions stands in the place of all that the workflow says.
      permissions: job.permissions ?? workflow.permissions ?? {},
      permittedBy: job.permissions === undefined ? "workflow" : "job",
      if: job.if,
      waits: [workflow.concurrency, job.concurrency].filter((each) => each !== undefined),
    } as const;
    return [own];
  });
  return { events: workflow.on, jobs };
}

function parsed(text: string): z.infer<typeof Workflow> | null {
  try {
    return Workflow.safeParse(parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A mirror or a reusable workflow of a team's own has the name too. */
function isTutti({ uses = "" }: z.infer<typeof Uses>): boolean {
  return uses.toLowerCase().includes("tutti");
}

function actsAs(given: Readonly<Record<string, string>>): ActsAs {
  const [token, ...ofApp] = ["github-token", "app-id", "private-key"].map(
    (input) => given[input]?.trim() ?? "",
  );
  if (ofApp.some((input) => input !== "")) return "app";
  return token === undefined || token === "" || ownToken.test(token) ? "job" : "other-token";
}
