import { html } from "../../sandbox/page/html.ts";
import type { Role, Surroundings } from "./role.ts";
import { assignTo, reviewWith } from "./stand-ins.ts";
import { whenApproved } from "./learned.ts";
import { commentHelp, copyable, pullLink, pushAgainLines, pushLines } from "./step-help.ts";
import { branchPrefix } from "./task-sight.ts";

const persona = "viola-dev";
const push = {
  login: persona,
  branch: (number: number) => `${branchPrefix(number)}bowing`,
  file: "strings/viola.md",
} as const;

export const contributor: Role = {
  name: "contributor",
  title: "Be the IC",
  persona,
  about:
    "You play the viola. Accept the task that you were given, push it with git, open its pull request, answer the review, and merge.",
  issue: {
    title: "Write the bowing down for bar 12",
    body: "Everybody bows bar 12 differently. The parts are in `strings/`.",
    labels: ["kind/instruction", "domain/strings"],
  },
  standIns: {
    "viola-lead": assignTo(persona),
    "cello-dev": reviewWith("The upbeat is missing: bar 12 begins with an up-bow."),
  },
  steps: [
    {
      title: "Accept your task",
      how: (around) => commentHelp(around, "/accept"),
      isDone: ({ comments, labelsEver }) =>
        labelsEver.has("state/assigned") &&
        comments.some(({ login, body }) => login === persona && body.startsWith("/accept")),
    },
    {
      title: "Push your work",
      how: (around) =>
        html`<p>In a terminal of yours; the address holds your credentials:</p>
          ${copyable("commands to push", pushLines(around, { ...push, line: "Bar 12: down, up, down." }))}`,
      isDone: ({ pushers }) => pushers.has(persona),
    },
    {
      title: "Open a pull request",
      how: openHelp,
      isDone: ({ pullRequest }) => pullRequest !== null && !pullRequest.isDraft,
    },
    {
      title: "Answer the review",
      how: (around) =>
        html`<p>
            cello-dev asks for a change on ${pullLink(around)}. In the same folder,
            <code>${around.folder}</code>, push once more, and then comment <code>/ready</code> on the issue:
          </p>
          ${copyable("commands to push again", pushAgainLines(around, { ...push, line: "Bar 12: up, down, up, down." }))}`,
      isDone: ({ pullRequest }) => {
        const reviews = pullRequest?.reviews ?? [];
        const asked = reviews.find(({ verdict }) => verdict === "changes");
        const isMended = asked !== undefined && asked.commit !== pullRequest?.head;
        return isMended && reviews.some(({ verdict }) => verdict === "approved");
      },
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
    sight.labellers.size === 0
      ? `The branch, the pull request and the review moved the task along: nobody set a label. And it was merged ${whenApproved(sight)}.`
      : `The branch, the pull request and the review moved the task along; a label set by hand counts as an order, and is checked like one. It was merged ${whenApproved(sight)}.`,
};

function openHelp({ newPullPath, sight }: Surroundings) {
  return html`<p>
      <a href="${newPullPath}">Open a pull request</a> for your branch, with this as its description, and not
      as a draft:
    </p>
    ${copyable("description", `Closes #${String(sight.number)}`)}`;
}
