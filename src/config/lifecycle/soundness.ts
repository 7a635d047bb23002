import type { Lifecycle } from "../../domain/task/lifecycle.ts";
import { type StateName, stateNames } from "../../domain/task/schema.ts";

export type Unsoundness = {
  readonly code: "unreachable-state" | "state-without-way-out";
  readonly state: StateName;
};

const beginning: StateName = "pending";
const end: StateName = "completed";

/**
 * States that no task can come to, and states from which none can be completed in the usual way. What happens
 * whatever the table says, a merge or completion as not planned, is no usual way. A state without any
 * transition is not in use, and sound, unless a merge leads to it.
 */
export function unsoundnesses({ transitions, merge }: Lifecycle): readonly Unsoundness[] {
  const steps = transitions.flatMap(({ from, to }) => (to === "resume" ? [] : [{ from, to }]));
  const back = steps.map(({ from, to }) => ({ from: to, to: from }));
  const resuming = transitions.filter(({ to }) => to === "resume").map(({ from }) => from);
  const reached = reachableFrom([beginning], steps);
  const ending = reachableFrom([end], back);
  // To resume leads back to where the work was, so it is a way out for an interruption only.
  const endingOrResuming = reachableFrom([end, ...resuming], back);

  const used = stateNames.filter(
    (state) =>
      state === beginning ||
      merge.to.some((merged) => merged === state) ||
      steps.some(({ from, to }) => from === state || to === state),
  );
  return used.flatMap((state): readonly Unsoundness[] => {
    const out = state === "blocked" || state === "escalated" ? endingOrResuming : ending;
    return [
      ...(reached.has(state) ? [] : [{ code: "unreachable-state", state } as const]),
      ...(out.has(state) ? [] : [{ code: "state-without-way-out", state } as const]),
    ];
  });
}

type Step = { readonly from: StateName; readonly to: StateName };

function reachableFrom(starts: readonly StateName[], steps: readonly Step[]): ReadonlySet<StateName> {
  const reached = new Set(starts);
  for (const current of reached) {
    for (const { from, to } of steps) if (from === current) reached.add(to);
  }
  return reached;
}
