import { z } from "zod";
import type { PullRequest } from "../../state/pull-request.ts";
import { connection } from "../connection.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { direction } from "../sorting.ts";
import { sortKey } from "./issue-list.ts";

const pullArguments = z.object({
  states: z.array(z.enum(["OPEN", "CLOSED", "MERGED"])).nullish(),
  labels: z.array(z.string()).nullish(),
  headRefName: z.string().nullish(),
  baseRefName: z.string().nullish(),
  orderBy: z.object({ field: z.enum(["CREATED_AT", "UPDATED_AT", "COMMENTS"]), direction }).nullish(),
});

/** A field that lists pull requests, with the filters that GitHub gives it. */
export function pullRequestList(scope: Scope, rows: () => readonly PullRequest[]): Field {
  const { state } = scope.view;
  return (args, field) => {
    const wanted = pullArguments.parse(args);
    return connection(
      {
        type: "PullRequestConnection",
        rows: rows().filter((pull) => matches(scope, pull, wanted)),
        key: (pull) => sortKey(scope, state.issues.at(pull.issueId), wanted.orderBy?.field ?? "CREATED_AT"),
        direction: wanted.orderBy?.direction ?? "ASC",
        show: (pull) => scope.objects.pullRequest(pull),
      },
      args,
      field,
    );
  };
}

function matches({ view }: Scope, pull: PullRequest, wanted: z.infer<typeof pullArguments>): boolean {
  const issue = view.state.issues.at(pull.issueId);
  const state = pull.mergedAt !== null ? "MERGED" : issue.state === "open" ? "OPEN" : "CLOSED";
  const labels = issue.labelIds.map((id) => view.state.labels.at(id).name);
  return (
    (!wanted.states || wanted.states.includes(state)) &&
    (!wanted.labels || wanted.labels.some((name) => labels.includes(name))) &&
    (!wanted.headRefName || wanted.headRefName === pull.headRef) &&
    (!wanted.baseRefName || wanted.baseRefName === pull.baseRef)
  );
}
