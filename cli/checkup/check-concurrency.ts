import { workflowPath } from "../onboarding/shipped-workflow.ts";
import type { ActionJob } from "./action-workflow.ts";
import { type Finding, found, good } from "./finding.ts";

/** Whether runs wait for each other, and none of those that wait loses its place to a run with nothing to do. */
export function checkConcurrency(jobs: readonly ActionJob[]): Finding {
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
  return good("concurrency", "Runs wait for each other, and none with nothing to do takes another's place.");
}

/** Whether the group is the run's own where the condition, which it repeats, does not hold. */
function stepsAside(group: string, condition: string): boolean {
  const bare = withoutSpaces(condition).replace(/^\$\{\{(.*)\}\}$/, "$1");
  const said = withoutSpaces(group);
  return said.includes(`(${bare})&&`) && said.endsWith("||github.run_id}}");
}

function withoutSpaces(expression: string): string {
  return expression.replaceAll(/\s+/g, "");
}
