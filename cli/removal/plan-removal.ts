import { issueKey } from "../../src/adapters/github/survey/issue-events.ts";
import type { Traces } from "../../src/adapters/github/survey/read-traces.ts";
import type { Removal } from "../../src/adapters/github/upkeep/remove-trace.ts";
import { readMarkers } from "../../src/messages/marker.ts";
import type { LabelLook } from "../../src/views/labels.ts";

export type RemovalPlan = {
  readonly removals: readonly Removal[];
  /** Labels with our names that people use: they are theirs. */
  readonly keptLabels: readonly string[];
  /** Assignees and requests for review that we set, as people had ordered. */
  readonly assignments: readonly Removal[];
  /** Issues that we closed or opened again, after whoever else did. */
  readonly turned: readonly number[];
};

/**
 * What is Tutti's in a repository: its comments, the labels that it put on issues, and its label definitions that nobody
 * else uses. What people wrote and labelled stays, whatever it is called.
 */
export function planRemoval(
  traces: Traces,
  palette: readonly LabelLook[],
  writers: ReadonlySet<number>,
): RemovalPlan {
  const isOurs = (doer: number | undefined): boolean => doer !== undefined && writers.has(doer);
  const labels = planLabels(traces, palette, isOurs);
  return {
    ...labels,
    removals: [...labels.removals, ...planComments(traces, writers)],
    assignments: planAssignments(traces, isOurs),
    turned: traces.issues
      .map(({ number }) => number)
      .filter((number) => isOurs(traces.doers.turned.get(number)))
      .toSorted((one, other) => one - other),
  };
}

type IsOurs = (doer: number | undefined) => boolean;

function planLabels(
  { labels, issues, doers }: Traces,
  palette: readonly LabelLook[],
  isOurs: IsOurs,
): Pick<RemovalPlan, "removals" | "keptLabels"> {
  const removals: Removal[] = [];
  const keptLabels: string[] = [];
  const looks = Map.groupBy(palette, (look) => look.name.toLowerCase());
  for (const { name, color, description } of labels) {
    const known = looks.get(name.toLowerCase());
    if (known === undefined) continue;
    const carriers = issues.filter((issue) => issue.labels.includes(name));
    const ours = carriers.filter(({ number }) => isOurs(doers.labelled.get(issueKey(number, name))));
    const isOurDefinition = known.some(
      (look) => look.color === color.toLowerCase() && look.description === description,
    );
    if (isOurDefinition && ours.length === carriers.length) {
      removals.push({ kind: "label", name });
      continue;
    }
    keptLabels.push(name);
    for (const { number } of ours) removals.push({ kind: "label-on-issue", number, name });
  }
  return { removals, keptLabels };
}

function planComments({ comments }: Traces, writers: ReadonlySet<number>): readonly Removal[] {
  return comments
    .filter(({ author, body }) => author !== null && writers.has(author) && readMarkers(body).length > 0)
    .map(({ number, id }) => ({ kind: "comment", number, id }));
}

function planAssignments({ issues, pullRequests, doers }: Traces, isOurs: IsOurs): readonly Removal[] {
  return [
    ...issues.flatMap(({ number, assignees }) =>
      assignees
        .filter((login) => isOurs(doers.assigned.get(issueKey(number, login))))
        .map((login): Removal => ({ kind: "assignee", number, login })),
    ),
    ...pullRequests.flatMap(({ number, reviewers }) =>
      reviewers
        .filter((login) => isOurs(doers.requested.get(issueKey(number, login))))
        .map((login): Removal => ({ kind: "review-request", number, login })),
    ),
  ];
}
