// The sandbox with a runner of workflows beside it, and no App: what happens starts the shipped workflow's one job.
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { issueWorkflowToken } from "../../sandbox/operations/issue-token.ts";
import { writeFiles } from "../../sandbox/operations/write-files.ts";
import { type SeedPlan, type Seeded, orchestra, seed } from "../../sandbox/seed/seed-orchestra.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import { actionsAppId } from "../../sandbox/authorization/authenticate.ts";
import type { Actor } from "../../sandbox/state/actor.ts";
import type { PermissionLevel, Permissions } from "../../sandbox/state/app.ts";
import { type JobResult, mainOf, runJob } from "./action-job.ts";
import { type Started, readActionsWorkflow } from "./actions-workflow.ts";

export type ActionsStage = {
  readonly sandbox: Sandbox;
  readonly seeded: Seeded;
  /** As the judges of pictures want it: whose comments and checks are ours. */
  readonly app: { readonly id: number; readonly botId: number };
  readonly actor: (login: string) => Actor;
  /** What started the workflow's job and has not run yet. */
  readonly take: () => readonly Started[];
  /** The same, with the runs whose job the workflow's `if` leaves out. */
  readonly takeRuns: () => readonly Started[];
  readonly run: (started: Started, wishes?: RunWishes) => Promise<JobResult>;
  /** Runs all that was started, one after the other, and gives their results. */
  readonly settle: () => Promise<readonly JobResult[]>;
  /** The same where all of it started while another run was at work: what GitHub does not keep is never run. */
  readonly settleKept: () => Promise<readonly JobResult[]>;
  readonly schedule: Started;
  readonly stop: () => Promise<void>;
};

export type RunWishes = {
  /** Of the job's token, instead of the workflow's. */
  readonly permissions?: Permissions;
  readonly inputs?: Readonly<Record<string, string>>;
};

const workflowFile = new URL("../../config/examples/tutti-workflow.yml", import.meta.url);

export async function setActionsStage(
  configuration: string,
  plan: SeedPlan = orchestra,
): Promise<ActionsStage> {
  const workflow = readActionsWorkflow(await readFile(workflowFile, "utf8"));
  const granted = tokenPermissions(workflow.permissions);
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
  let runs: Started[] = [];
  const stopListening = sandbox.events.listen((_occurrence, { startsWorkflows }, { event, action, body }) => {
    const started = { event: event === "pull_request" ? "pull_request_target" : event, payload: body };
    if (startsWorkflows && workflow.startsRun(started, action)) runs.push(started);
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
  const takeRuns = (): readonly Started[] => {
    const taken = runs;
    runs = [];
    return taken;
  };
  const take = (): readonly Started[] => takeRuns().filter(workflow.startsJob);
  const runAll = async (all: readonly Started[]): Promise<readonly JobResult[]> => {
    const results: JobResult[] = [];
    for (const started of all) results.push(await run(started));
    return results;
  };
  return {
    sandbox,
    seeded,
    app: { id: actionsAppId, botId: state.apps.at(actionsAppId).botId },
    actor,
    take,
    takeRuns,
    run,
    schedule: { event: "schedule", payload: { schedule: "17,47 * * * *" } },
    async settle() {
      const results: JobResult[] = [];
      for (let all = take(); all.length > 0; all = take()) results.push(...(await runAll(all)));
      return results;
    },
    settleKept: async () => runAll(workflow.keeps(takeRuns(), "at-once")),
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
