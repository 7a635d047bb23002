import type { Actor } from "../state/actor.ts";
import type { CheckRun, CheckSuite } from "../state/check.ts";
import type { Oid } from "../state/git-storage.ts";
import { headKey } from "../state/github-state.ts";
import type { GitHub } from "../state/github.ts";
import { describeCommit } from "./describe-commit.ts";

export type Head = { readonly sha: Oid; readonly branch: string | null; readonly before: Oid | null };

/** A push gives every app that writes checks a suite to fill. */
export async function requestCheckSuites(
  github: GitHub,
  actor: Actor,
  repositoryId: number,
  head: Head,
): Promise<void> {
  const repository = github.state.repositories.at(repositoryId);
  const apps = github.state.installations
    .by("account", repository.ownerId)
    .filter(
      ({ selection, repositoryIds, permissions, suspendedAt }) =>
        (selection === "all" || repositoryIds.includes(repositoryId)) &&
        permissions["checks"] === "write" &&
        suspendedAt === null,
    );
  for (const { appId } of apps) {
    if (findSuite(github, repositoryId, appId, head.sha) !== undefined) continue;
    const suite = insertSuite(github, repositoryId, appId, head);
    await publishSuite(github, actor, suite, "requested");
  }
}

/** The app's suite for a commit, made when there is none. */
export function suiteFor(github: GitHub, repositoryId: number, appId: number, head: Head): CheckSuite {
  return findSuite(github, repositoryId, appId, head.sha) ?? insertSuite(github, repositoryId, appId, head);
}

export function findSuite(
  github: Pick<GitHub, "state">,
  repositoryId: number,
  appId: number,
  sha: Oid,
): CheckSuite | undefined {
  return github.state.checkSuites
    .by("head", headKey(repositoryId, sha))
    .find((suite) => suite.appId === appId);
}

export async function rerequestSuite(github: GitHub, actor: Actor, suiteId: number): Promise<void> {
  const suite = github.state.checkSuites.update(suiteId, {
    status: "queued",
    conclusion: null,
    updatedAt: github.clock.timestamp(),
  });
  await publishSuite(github, actor, suite, "rerequested");
}

/** A suite is done when its runs are, and then as bad as the worst of them. */
export async function settleSuite(github: GitHub, actor: Actor, suiteId: number): Promise<void> {
  const before = github.state.checkSuites.at(suiteId);
  const runs = latestRuns(github.state.checkRuns.by("suite", suiteId));
  const isDone = runs.length > 0 && runs.every(({ status }) => status === "completed");
  const after = github.state.checkSuites.update(suiteId, {
    status: isDone ? "completed" : runs.some(({ status }) => status !== "queued") ? "in_progress" : "queued",
    conclusion: isDone ? worst(runs) : null,
    updatedAt: github.clock.timestamp(),
  });
  if (isDone && before.status !== "completed") await publishSuite(github, actor, after, "completed");
}

/** Of runs with the same name the newest counts. */
export function latestRuns(runs: readonly CheckRun[]): readonly CheckRun[] {
  return [...new Map(runs.map((run) => [`${String(run.appId)}/${run.name}`, run])).values()];
}

const fromWorst = [
  "failure",
  "timed_out",
  "cancelled",
  "action_required",
  "stale",
  "success",
  "neutral",
  "skipped",
] as const;

function worst(runs: readonly CheckRun[]): CheckSuite["conclusion"] {
  return fromWorst.find((conclusion) => runs.some((run) => run.conclusion === conclusion)) ?? null;
}

function insertSuite(github: GitHub, repositoryId: number, appId: number, head: Head): CheckSuite {
  const { checkSuites } = github.state;
  const now = github.clock.timestamp();
  return checkSuites.insert({
    id: checkSuites.nextId(),
    repositoryId,
    appId,
    headSha: head.sha,
    headBranch: head.branch,
    before: head.before,
    status: "queued",
    conclusion: null,
    createdAt: now,
    updatedAt: now,
  });
}

async function publishSuite(
  github: GitHub,
  actor: Actor,
  suite: CheckSuite,
  action: "requested" | "rerequested" | "completed",
): Promise<void> {
  const head = await describeCommit(github, suite.repositoryId, suite.headSha);
  github.publish({ event: "check_suite", action, suiteId: suite.id, head }, actor);
}
