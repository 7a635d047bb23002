// The sandbox with a runner of workflows beside it, and no App: what happens starts the shipped workflow's one job.
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { issueWorkflowToken } from "../../sandbox/operations/issue-token.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { type SeedPlan, type Seeded, orchestra, seed } from "../../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import { actionsAppId } from "../../sandbox/authorization/authenticate.ts";
import type { Actor } from "../../sandbox/state/actor.ts";
import type { PermissionLevel, Permissions } from "../../sandbox/state/app.ts";
import { type JobResult, mainOf, runJob } from "./action-job.ts";

/** Something that starts the workflow. */
export type Started = { readonly event: string; readonly payload: unknown };

export type ActionsStage = {
  readonly sandbox: Sandbox;
  readonly seeded: Seeded;
  /** As the judges of pictures want it: whose comments and checks are ours. */
  readonly app: { readonly id: number; readonly botId: number };
  readonly actor: (login: string) => Actor;
  /** What started the workflow and has not run yet. */
  readonly take: () => readonly Started[];
  readonly run: (started: Started, wishes?: RunWishes) => Promise<JobResult>;
  /** Runs all that was started, one after the other, and gives their results. */
  readonly settle: () => Promise<readonly JobResult[]>;
  readonly schedule: Started;
  readonly stop: () => Promise<void>;
};

export type RunWishes = {
  /** Of the job's token, instead of the workflow's. */
  readonly permissions?: Permissions;
  readonly inputs?: Readonly<Record<string, string>>;
};

const Trigger = z.object({ types: z.array(z.string()).optional(), branches: z.array(z.string()).optional() });
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.enum(["read", "write"])),
});

const workflowFile = new URL("../../config/examples/tutti-workflow.yml", import.meta.url);
const Push = z.object({ ref: z.string() });

export async function setActionsStage(
  configuration: string,
  plan: SeedPlan = orchestra,
): Promise<ActionsStage> {
  const { on, permissions } = Workflow.parse(parse(await readFile(workflowFile, "utf8")));
  const granted = tokenPermissions(permissions);
  const main = await mainOf(parse);
  const sandbox = await startSandbox();
  const { github, state } = sandbox;
  const seeded = await seed(github, plan);
  const { repositoryId } = seeded;
  const actor = (login: string): Actor => ({
    accountId: seeded.personas[login]?.accountId ?? 0,
    viaAppId: null,
    startsWorkflows: true,
  });
  let waiting: Started[] = [];
  const stopListening = sandbox.events.listen((_occurrence, { startsWorkflows }, { event, action, body }) => {
    const started = { event: event === "pull_request" ? "pull_request_target" : event, payload: body };
    if (startsWorkflows && starts(on[started.event], started, action)) waiting.push(started);
  });
  await writeFiles(github, actor("conductor"), {
    repositoryId,
    branch: "main",
    message: "Put the orchestra under care",
    files: { ".github/tutti.yml": configuration },
  });

  const run: ActionsStage["run"] = async ({ event, payload }, wishes = {}) => {
    const { secret } = issueWorkflowToken(github, repositoryId, wishes.permissions ?? granted);
    return runJob(main, {
      event,
      payload,
      repository: `${seeded.owner}/${seeded.repository}`,
      apiUrl: sandbox.apiUrl,
      inputs: { "github-token": secret, ...wishes.inputs },
    });
  };
  const take = (): readonly Started[] => {
    const taken = waiting;
    waiting = [];
    return taken;
  };
  return {
    sandbox,
    seeded,
    app: { id: actionsAppId, botId: state.apps.at(actionsAppId).botId },
    actor,
    take,
    run,
    schedule: { event: "schedule", payload: { schedule: "17,47 * * * *" } },
    async settle() {
      const results: JobResult[] = [];
      for (let all = take(); all.length > 0; all = take()) {
        for (const started of all) results.push(await run(started));
      }
      return results;
    },
    async stop() {
      stopListening();
      await sandbox.stop();
    },
  };
}

/** As a workflow's `permissions:` names them, and as the API does. */
function tokenPermissions(permissions: Readonly<Record<string, PermissionLevel>>): Permissions {
  return Object.fromEntries(
    Object.entries(permissions).map(([name, level]) => [name.replaceAll("-", "_"), level]),
  );
}

function starts(trigger: unknown, { event, payload }: Started, action: string | null): boolean {
  if (trigger === undefined) return false;
  const { types, branches } = Trigger.parse(trigger ?? {});
  if (types !== undefined && !types.includes(action ?? "")) return false;
  if (branches === undefined || event !== "push") return true;
  return branches.some((branch) => Push.parse(payload).ref === `refs/heads/${branch}`);
}
