import { type LastDoers, issueKey } from "../../src/adapters/github/survey/issue-events.ts";
import type { Traces } from "../../src/adapters/github/survey/read-traces.ts";
import type { Removal } from "../../src/adapters/github/upkeep/remove-trace.ts";

/** One label on one issue, which whoever keeps it there would put back. */
export type Probe = Extract<Removal, { readonly kind: "label-on-issue" }>;

type Seen = Pick<Traces, "issues"> & { readonly doers: Pick<LastDoers, "labelled"> };

/**
 * The label whose going tells whether Tutti still runs, out of those that go anyway: a task's state, of the newest issue
 * that is not done. Nobody hears of a label. Null where no issue has a state of Tutti's.
 */
export function findProbe(
  removals: readonly Removal[],
  { issues, doers }: Seen,
  writers: ReadonlySet<number>,
): Probe | null {
  const going = new Set(
    removals.flatMap((removal) =>
      (removal.kind === "label" || removal.kind === "label-on-issue") && removal.name.startsWith("state/")
        ? [removal.name]
        : [],
    ),
  );
  const isOurs = (doer: number | undefined): boolean => doer !== undefined && writers.has(doer);
  const found = issues
    .toSorted((one, other) => other.number - one.number)
    .flatMap(({ number, labels }) =>
      labels
        .filter((name) => going.has(name) && isOurs(doers.labelled.get(issueKey(number, name))))
        .map((name): Probe => ({ kind: "label-on-issue", number, name })),
    );
  return found.find(({ name }) => name !== "state/completed") ?? found[0] ?? null;
}
