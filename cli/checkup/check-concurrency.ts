import * as z from "zod";
import { workflowPath } from "../onboarding/shipped-workflow.ts";
import { type Finding, found, good } from "./finding.ts";

export const Concurrency = z.union([
  z.string(),
  z.object({ "cancel-in-progress": z.union([z.boolean(), z.string()]).optional() }),
]);
type Concurrency = z.infer<typeof Concurrency>;

/** What of a workflow settles which of its runs wait, and which GitHub cancels. */
export type Waiting = {
  readonly concurrency?: Concurrency | undefined;
  readonly jobs: Readonly<
    Record<string, { readonly if?: unknown; readonly concurrency?: Concurrency | undefined }>
  >;
};

/** Whether runs wait for each other, and none of those that wait loses its place to a run with nothing to do. */
export function checkConcurrency({ concurrency, jobs }: Waiting): Finding {
  const groups = [concurrency, ...Object.values(jobs).map((job) => job.concurrency)].filter(
    (each) => each !== undefined,
  );
  const shipped = "as config/examples/tutti-workflow.yml has it";
  if (groups.length === 0) {
    return found(
      "concurrency",
      "warning",
      "Runs of the workflow do not wait for each other: two at once might both write a card.",
      `Give the job in ${workflowPath} a \`concurrency:\`, ${shipped}.`,
    );
  }
  if (groups.some(cancelsWork)) {
    return found(
      "concurrency",
      "warning",
      "A run at work is cancelled as soon as another starts; what it had begun waits for the next.",
      `Write \`cancel-in-progress: false\` in ${workflowPath}, ${shipped}.`,
    );
  }
  // GitHub claims the group of a workflow before it looks at a job's `if`, and keeps one waiting run.
  if (concurrency !== undefined && Object.values(jobs).some((job) => job.if !== undefined)) {
    return found(
      "concurrency",
      "warning",
      "`concurrency:` stands above the jobs: there any comment cancels a command that waits, and then its own job is left out by `if:`.",
      `Move \`concurrency:\` in ${workflowPath} into the job, beside \`if:\`, ${shipped}.`,
    );
  }
  return good("concurrency", "Runs wait for each other, and none with nothing to do takes another's place.");
}

function cancelsWork(concurrency: Concurrency): boolean {
  const { "cancel-in-progress": cancels = false } = typeof concurrency === "string" ? {} : concurrency;
  return cancels !== false;
}
