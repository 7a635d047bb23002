import { latestRuns } from "../../operations/check-suites.ts";
import type { CheckRun, CommitStatus } from "../../state/check.ts";
import { headKey } from "../../state/github-state.ts";
import type { GitCommit } from "../../state/git-storage.ts";
import { nodeId } from "../../state/node-id.ts";
import { demand } from "../access.ts";
import { connection } from "../connection.ts";
import type { GraphObject } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { commitAt } from "./git-lookup.ts";

export function statusContextObject(scope: Scope, status: CommitStatus): GraphObject {
  return {
    __typename: "StatusContext",
    id: nodeId("StatusContext", status.repositoryId, status.id),
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    createdAt: status.createdAt,
    creator: () => scope.objects.account(scope.view.state.accounts.at(status.creatorId)),
    commit: () => commitAt(scope, status.repositoryId, status.sha),
  };
}

export function statusCheckRollupObject(
  scope: Scope,
  repositoryId: number,
  commit: GitCommit,
): GraphObject | null {
  const { state } = scope.view;
  const key = headKey(repositoryId, commit.oid);
  const runs = latestRuns(state.checkRuns.by("head", key));
  const statuses = [
    ...new Map(state.statuses.by("head", key).map((status) => [status.context, status])).values(),
  ];
  if (runs.length + statuses.length === 0) return null;
  return {
    __typename: "StatusCheckRollup",
    id: nodeId("Commit", repositoryId, commit.oid),
    state: rolledUp([...runs.map(stateOfRun), ...statuses.map(({ state }) => state)]),
    commit: () => scope.objects.commit(repositoryId, commit),
    contexts: (args, field) =>
      connection(
        {
          type: "StatusCheckRollupContextConnection",
          rows: [
            ...runs.map((run) => ({ id: run.id, show: () => scope.objects.checkRun(run) })),
            ...statuses.map((status) => ({ id: status.id, show: () => shownStatus(scope, status) })),
          ],
          key: ({ id }) => [id],
          show: (context) => context.show(),
          extra: { checkRunCount: runs.length, statusContextCount: statuses.length },
        },
        args,
        field,
      ),
  };
}

/** GitHub refuses each status by itself, where the token may not read statuses. */
async function shownStatus(scope: Scope, status: CommitStatus): Promise<GraphObject> {
  demand(scope, status.repositoryId, "repos/list-commit-statuses-for-ref");
  return scope.objects.statusContext(status);
}

/** Neutral and skipped satisfy, as on GitHub. */
function stateOfRun({ status, conclusion }: CheckRun): CommitStatus["state"] {
  if (status !== "completed" || conclusion === null) return "pending";
  return conclusion === "success" || conclusion === "neutral" || conclusion === "skipped"
    ? "success"
    : "failure";
}

function rolledUp(states: readonly CommitStatus["state"][]): string {
  const worst = (["error", "failure", "pending"] as const).find((state) => states.includes(state));
  return (worst ?? "success").toUpperCase();
}
