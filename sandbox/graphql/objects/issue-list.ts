import { z } from "zod";
import { findAccount } from "../../state/lookup.ts";
import type { Issue } from "../../state/issue.ts";
import { connection, type SortKey } from "../connection.ts";
import type { Field } from "../graph-object.ts";
import type { Scope } from "../scope.ts";
import { direction } from "../sorting.ts";

const states = z.array(z.enum(["OPEN", "CLOSED"])).nullish();
const names = z.array(z.string()).nullish();

const issueArguments = z.object({
  states,
  labels: names,
  orderBy: z.object({ field: z.enum(["CREATED_AT", "UPDATED_AT", "COMMENTS"]), direction }).nullish(),
  filterBy: z
    .object({
      states,
      labels: names,
      since: z.string().nullish(),
      assignee: z.string().nullish(),
      createdBy: z.string().nullish(),
    })
    .strict()
    .nullish(),
});

type Wanted = z.infer<typeof issueArguments>;

/** A field that lists issues, with the filters that GitHub gives it. */
export function issueList(scope: Scope, rows: () => readonly Issue[]): Field {
  return (args, field) => {
    const wanted = issueArguments.parse(args);
    return connection(
      {
        type: "IssueConnection",
        rows: rows().filter((issue) => issue.gone === null && matches(scope, issue, wanted)),
        key: (issue) => sortKey(scope, issue, wanted.orderBy?.field ?? "CREATED_AT"),
        direction: wanted.orderBy?.direction ?? "ASC",
        show: (issue) => scope.objects.issue(issue),
      },
      args,
      field,
    );
  };
}

function matches({ view }: Scope, issue: Issue, { states, labels, filterBy }: Wanted): boolean {
  const isIn = (wanted: readonly string[] | null | undefined): boolean =>
    wanted === null || wanted === undefined || wanted.includes(issue.state.toUpperCase());
  return (
    isIn(states) &&
    isIn(filterBy?.states) &&
    hasLabels(view.state, issue, labels, "any") &&
    hasLabels(view.state, issue, filterBy?.labels, "all") &&
    isUpdatedSince(issue, filterBy?.since) &&
    isAssigned(view.state, issue, filterBy?.assignee) &&
    isBy(view.state, issue, filterBy?.createdBy)
  );
}

type State = Scope["view"]["state"];

function hasLabels(
  state: State,
  issue: Pick<Issue, "labelIds">,
  wanted: readonly string[] | null | undefined,
  howMany: "any" | "all",
): boolean {
  if (wanted === null || wanted === undefined) return true;
  const present = new Set(issue.labelIds.map((id) => state.labels.at(id).name.toLowerCase()));
  const found = wanted.filter((name) => present.has(name.toLowerCase()));
  return howMany === "any" ? found.length > 0 : found.length === wanted.length;
}

function isUpdatedSince(issue: Issue, since: string | null | undefined): boolean {
  return since === null || since === undefined || Date.parse(issue.updatedAt) >= Date.parse(since);
}

/** `*` is anybody, null nobody. */
function isAssigned(state: State, issue: Issue, login: string | null | undefined): boolean {
  if (login === undefined) return true;
  if (login === null) return issue.assigneeIds.length === 0;
  if (login === "*") return issue.assigneeIds.length > 0;
  return issue.assigneeIds.includes(findAccount(state, login)?.id ?? 0);
}

function isBy(state: State, issue: Issue, login: string | null | undefined): boolean {
  return login === null || login === undefined || issue.authorId === findAccount(state, login)?.id;
}

export function sortKey(
  { view }: Scope,
  issue: Issue,
  by: "CREATED_AT" | "UPDATED_AT" | "COMMENTS",
): SortKey {
  switch (by) {
    case "CREATED_AT":
      return [issue.createdAt, issue.id];
    case "UPDATED_AT":
      return [issue.updatedAt, issue.id];
    case "COMMENTS":
      return [view.state.comments.by("issue", issue.id).length, issue.id];
    default:
      return by satisfies never;
  }
}
