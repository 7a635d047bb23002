import { html } from "../../sandbox/page/html.ts";
import { whenApproved } from "./learned.ts";
import type { Role } from "./role.ts";
import { reviewWith, workAsAssignee } from "./stand-ins.ts";
import { commentHelp, copyable, pullLink, pushLines } from "./step-help.ts";
import { sketchBranch, type TaskSight } from "./task-sight.ts";

const persona = "viola-lead";

export const lead: Role = {
  name: "lead",
  title: "Be the lead",
  persona,
  about:
    "You answer for the strings. Give a task away, sketch what you mean, send the work back once, approve it, and merge it.",
  issue: {
    title: "Redesign the seating of the strings",
    body: "Nobody in the last desk sees the conductor. The parts are in `strings/`.\n\n- [ ] The seating is written down",
    labels: ["kind/instruction"],
  },
  standIns: { "viola-dev": workAsAssignee, "cello-dev": reviewWith(null) },
  steps: [
    {
      title: "Give the task to somebody, and say how urgent it is",
      how: (around) => commentHelp(around, "/assign @viola-dev\n/priority P1"),
      isDone: (sight) =>
        ["/assign", "/priority"].every((command) => hasSaid(sight, command)) &&
        ["state/assigned", "priority/P1"].every((label) => sight.labelsEver.has(label)),
    },
    {
      title: "Push a sketch of what you mean",
      how: (around) =>
        html`<p>
            In a terminal of yours; the address holds your credentials. The branch is not the task’s: whoever
            has a commit in the work is an author of it, and cannot approve it.
          </p>
          ${copyable(
            "commands to push",
            pushLines(around, {
              login: persona,
              branch: sketchBranch,
              file: "README.md",
              line: "The last desk of the strings sits on a riser.",
            }),
          )}`,
      isDone: ({ sketchers }) => sketchers.has(persona),
    },
    {
      title: "Send the work back once",
      how: (around) =>
        html`<p>
          viola-dev works on it now. When ${pullLink(around)} waits for you, write what of your sketch is
          missing, and press <em>Request changes</em>.
        </p>`,
      isDone: (sight) => hasReviewed(sight, "changes"),
    },
    {
      title: "Approve what was mended",
      how: (around) =>
        isMended(around.sight)
          ? html`<p>
              viola-dev has pushed again. Look at ${pullLink(around)} and press <em>Approve</em>. An approval
              of the older commit would not count.
            </p>`
          : html`<p>Then viola-dev mends it; this line says when.</p>`,
      isDone: (sight) => hasReviewed(sight, "approved"),
    },
    {
      title: "Merge it",
      how: (around) =>
        html`<p>
          When the check <em>tutti / ready to merge</em> is green on ${pullLink(around)}, press
          <em>Merge pull request</em>.
        </p>`,
      isDone: ({ pullRequest }) => pullRequest?.isMerged === true,
    },
  ],
  learned: (sight) =>
    `You gave orders in comments, and each was checked against your role. The gate opened ${whenApproved(sight)}.`,
};

function hasSaid({ comments }: TaskSight, command: string): boolean {
  return comments.some(
    ({ login, body }) => login === persona && body.split("\n").some((line) => line.startsWith(command)),
  );
}

function hasReviewed({ pullRequest }: TaskSight, verdict: "approved" | "changes"): boolean {
  return (pullRequest?.reviews ?? []).some(
    (review) => review.login === persona && review.verdict === verdict,
  );
}

/** The lead's wish was for a commit that is the head no more. */
function isMended({ pullRequest }: TaskSight): boolean {
  const reviews = pullRequest?.reviews ?? [];
  const asked = reviews.findLast(({ login, verdict }) => login === persona && verdict === "changes");
  return asked !== undefined && asked.commit !== pullRequest?.head;
}
