import type { RepositoryFacts } from "./facts.ts";
import { workflowPath } from "./shipped-workflow.ts";

export type WorkflowPlan = {
  /** The workflow to write; null where none is. */
  readonly text: string | null;
  /** What becomes of those that are there. */
  readonly notes: readonly string[];
};

type Circumstances = Pick<RepositoryFacts, "writer"> & {
  readonly force: boolean;
  /** Whether they said themselves that the App does the work. */
  readonly app: boolean;
};

const appWrites =
  "The App works here already: no workflow is proposed, which would be a second writer. To change over, write `writer: action` into the configuration and add the workflow then (docs/action-or-app.md).";

/** A workflow that people have already stays as it is, whatever it is called, unless they let it be replaced. */
export function planWorkflow(
  text: string | null,
  standing: readonly string[],
  { force, app, writer }: Circumstances,
): WorkflowPlan {
  if (writer === "app") return { text: null, notes: app ? [] : [appWrites] };
  if (text === null || standing.length === 0) return { text, notes: [] };
  if (force && standing.includes(workflowPath)) {
    return {
      text,
      notes: [`${workflowPath} is there already, and is replaced: look whether an edit of yours gets lost.`],
    };
  }
  const paths = standing.join(" and ");
  const [is, stays] = standing.length === 1 ? ["is", "stays as it is"] : ["are", "stay as they are"];
  const next = standing.includes(workflowPath)
    ? "--force replaces it, tutti doctor says what it lacks"
    : "delete it first to have one proposed";
  return { text: null, notes: [`${paths} ${is} there already, and ${stays}: ${next}.`] };
}
