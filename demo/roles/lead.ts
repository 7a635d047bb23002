import { html } from "../../sandbox/page/html.ts";
import type { Role } from "./role.ts";
import { reviewWith, workAsAssignee } from "./stand-ins.ts";
import { commentHelp, pullLink } from "./step-help.ts";
import type { TaskSight } from "./task-sight.ts";

const persona = "viola-lead";

export const lead: Role = {
  name: "lead",
  title: "Be the lead",
  persona,
  about:
    "You answer for the strings. Give a task away, say how urgent it is, send the work back once, approve it, and merge it.",
  issue: {
    title: "Redesign the seating of the strings",
    body: "Nobody in the last desk sees the conductor. The parts are in `strings/`.\n\n- [ ] The seating is written down",
    labels: ["kind/instruction"],
  },
  standIns: { "viola-dev": workAsAssignee, "cello-dev": reviewWith(null) },
  steps: [
    {
      title: "Give the task to somebody",
      how: (around) => commentHelp(around, "/assign @viola-dev"),
      isDone: (sight) => hasSaid(sight, "/assign") && sight.labelsEver.has("state/assigned"),
    },
    {
      title: "Say how urgent it is",
      how: (around) => commentHelp(around, "/priority P1"),
      isDone: (sight) => hasSaid(sight, "/priority") && sight.labelsEver.has("priority/P1"),
    },
    {
      title: "Send the work back once",
      how: (around) =>
        html`<p>
          viola-dev works on it now. When ${pullLink(around)} waits for you, write what is missing and press
          <em>Request changes</em>.
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
  learned:
    "You gave orders in comments, and each was checked against your role. The gate opened only when a peer and you had approved the very commit that was merged.",
};

function hasSaid({ comments }: TaskSight, command: string): boolean {
  return comments.some(({ login, body }) => login === persona && body.startsWith(command));
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
