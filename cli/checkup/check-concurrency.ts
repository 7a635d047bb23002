import { workflowPath } from "../onboarding/shipped-workflow.ts";
import type { ActionWorkflow } from "./action-workflow.ts";
import { isSharedByMergeGroups, stepsAside } from "./concurrency-group.ts";
import { type Finding, found, good } from "./finding.ts";

const well = "Runs wait for each other, and none with nothing to do takes another's place.";

/** Whether runs wait for each other, and none of those that wait loses its place to a run with nothing to do. */
export function checkConcurrency({ events, jobs }: ActionWorkflow): Finding {
  const joined = jobs.flatMap((job) => job.waits.map((each) => ({ ...each, if: job.if })));
  const shipped = "as config/examples/tutti-workflow.yml has it";
  if (joined.length === 0) {
    return found(
      "concurrency",
      "warning",
      "Runs of the workflow do not wait for each other: two at once might both write a card.",
      `Give the job in ${workflowPath} a \`concurrency:\`, ${shipped}.`,
    );
  }
  if (joined.some((each) => each["cancel-in-progress"] !== false)) {
    return found(
      "concurrency",
      "warning",
      "A run at work is cancelled as soon as another starts; what it had begun waits for the next.",
      `Write \`cancel-in-progress: false\` in ${workflowPath}, ${shipped}.`,
    );
  }
  if (joined.some((each) => typeof each.if === "string" && !stepsAside(each.group, each.if))) {
    return found(
      "concurrency",
      "warning",
      "A run that `if:` leaves out may take the place of a command that waits: GitHub then cancels the command.",
      `Write \`concurrency:\` in ${workflowPath} ${shipped}, in the job alone: its \`group:\` has the same condition as \`if:\` in it, and is the run's own where that does not hold.`,
    );
  }
  if (!events.includes("merge_group")) return good("concurrency", well);
  const shared = joined.map(({ group }) => isSharedByMergeGroups(group));
  if (shared.includes(true)) {
    return found(
      "concurrency",
      "warning",
      "Runs for merge groups wait in one group: when another comes, GitHub cancels the one that waits, and its merge group never gets the gate.",
      `Begin \`group:\` in ${workflowPath} with \`github.event.merge_group.head_ref ||\`, ${shipped}.`,
    );
  }
  if (shared.includes(null)) {
    return found(
      "concurrency",
      "unknown",
      "It cannot be told here whether runs for merge groups wait for each other: the group is none that can be read.",
      `Compare \`concurrency:\` in ${workflowPath} with config/examples/tutti-workflow.yml, whose group is each merge group's own.`,
    );
  }
  return good("concurrency", well);
}
