import type { Actor } from "../state/actor.ts";
import type {
  CheckAction,
  CheckAnnotation,
  CheckConclusion,
  CheckOutput,
  CheckRun,
  CheckStatus,
} from "../state/check.ts";
import type { Oid } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";
import { forbidden, Refusal, validationFailed } from "../state/refusal.ts";
import { settleSuite, suiteFor } from "./check-suites.ts";

export type CheckRunChange = {
  readonly name?: string;
  readonly status?: CheckStatus;
  readonly conclusion?: CheckConclusion;
  readonly externalId?: string;
  readonly detailsUrl?: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
  readonly output?: CheckOutput;
  /** Added to those that the run has. */
  readonly annotations?: readonly CheckAnnotation[];
  readonly actions?: readonly CheckAction[];
};

export type NewCheckRun = CheckRunChange & {
  readonly repositoryId: number;
  readonly name: string;
  readonly headSha: Oid;
};

const longestText = 65_535;
const mostAnnotations = 50;
const mostActions = 3;

/** Only apps write checks. */
export async function createCheckRun(github: GitHub, actor: Actor, input: NewCheckRun): Promise<CheckRun> {
  const appId = appOf(actor);
  refuseTooLong(input);
  if ((await github.git.readCommit(input.repositoryId, input.headSha)) === null) {
    throw new Refusal(422, `No commit found for SHA: ${input.headSha}`);
  }
  const { checkRuns } = github.state;
  const suite = suiteFor(github, input.repositoryId, appId, {
    sha: input.headSha,
    branch: await branchAt(github, input.repositoryId, input.headSha),
    before: null,
  });
  const run = checkRuns.insert({
    id: checkRuns.nextId(),
    repositoryId: input.repositoryId,
    suiteId: suite.id,
    appId,
    name: input.name,
    headSha: input.headSha,
    externalId: input.externalId ?? null,
    detailsUrl: input.detailsUrl ?? null,
    ...outcomeOf(github, input, null),
    startedAt: input.startedAt ?? github.clock.timestamp(),
    output: input.output ?? { title: null, summary: null, text: null },
    annotations: input.annotations ?? [],
    actions: input.actions ?? [],
  });
  github.publish({ event: "check_run", action: "created", run }, actor);
  if (run.status === "completed") github.publish({ event: "check_run", action: "completed", run }, actor);
  await settleSuite(github, actor, suite.id);
  return run;
}

/** Only the app that made it may. */
export async function updateCheckRun(
  github: GitHub,
  actor: Actor,
  runId: number,
  change: CheckRunChange,
): Promise<CheckRun> {
  const before = github.state.checkRuns.at(runId);
  if (appOf(actor) !== before.appId)
    throw forbidden(
      `Invalid app_id \`${String(actor.viaAppId)}\` - check run can only be modified by the GitHub App that created it.`,
    );
  refuseTooLong(change);
  const after = github.state.checkRuns.update(runId, {
    ...outcomeOf(github, change, before),
    name: change.name ?? before.name,
    externalId: change.externalId ?? before.externalId,
    detailsUrl: change.detailsUrl ?? before.detailsUrl,
    startedAt: change.startedAt ?? before.startedAt,
    output: change.output === undefined ? before.output : { ...before.output, ...change.output },
    annotations: [...before.annotations, ...(change.annotations ?? [])],
    actions: change.actions ?? before.actions,
  });
  if (after.status === "completed" && before.status !== "completed") {
    github.publish({ event: "check_run", action: "completed", run: after }, actor);
  }
  await settleSuite(github, actor, after.suiteId);
  return after;
}

/** Somebody asks the app to run it again. */
export function rerequestRun(github: GitHub, actor: Actor, runId: number): void {
  const run = github.state.checkRuns.at(runId);
  github.publish({ event: "check_run", action: "rerequested", run }, actor);
}

/** A conclusion completes; completing needs a conclusion; anything else takes it back. */
function outcomeOf(
  github: GitHub,
  change: CheckRunChange,
  before: CheckRun | null,
): Pick<CheckRun, "status" | "conclusion" | "completedAt"> {
  const status =
    change.conclusion === undefined ? (change.status ?? before?.status ?? "queued") : "completed";
  const conclusion =
    change.conclusion ?? (change.status === undefined ? before?.conclusion : undefined) ?? null;
  if (status !== "completed") return { status, conclusion: null, completedAt: null };
  if (conclusion === null) {
    throw validationFailed({ resource: "CheckRun", field: "conclusion", code: "missing_field" });
  }
  const completedAt = change.completedAt ?? before?.completedAt ?? github.clock.timestamp();
  return { status, conclusion, completedAt };
}

function appOf(actor: Actor): number {
  if (actor.viaAppId === null) throw forbidden("You must authenticate via a GitHub App.");
  return actor.viaAppId;
}

function refuseTooLong({ output, annotations, actions }: CheckRunChange): void {
  for (const field of ["summary", "text"] as const) {
    if ((output?.[field] ?? "").length <= longestText) continue;
    const message = `${field} exceeds a maximum bytesize of ${String(longestText)}`;
    throw validationFailed({ resource: "CheckRun", field, code: "custom", message });
  }
  if ((annotations ?? []).length > mostAnnotations) {
    throw new Refusal(422, `Invalid request.\n\nNo more than ${String(mostAnnotations)} items are allowed.`);
  }
  if ((actions ?? []).length > mostActions) {
    throw new Refusal(422, `Invalid request.\n\nNo more than ${String(mostActions)} items are allowed.`);
  }
}

async function branchAt(github: GitHub, repositoryId: number, sha: Oid): Promise<string | null> {
  const heads = await github.git.listRefs(repositoryId, "refs/heads/");
  return heads.find(({ oid }) => oid === sha)?.ref.slice("refs/heads/".length) ?? null;
}
