import { html } from "../../sandbox/page/html.ts";
import { whenApproved, whoMerged } from "./learned.ts";
import type { Role } from "./role.ts";
import { assignTo } from "./stand-ins.ts";
import { commentHelp, copyable, pullLink, pushLines } from "./step-help.ts";
import { branchPrefix } from "./task-sight.ts";

const persona = "metronome";
const accountable = "viola-lead";

export const agent: Role = {
  name: "agent",
  title: "Be the agent",
  persona,
  about:
    "You are metronome, a coding agent; viola-lead answers for you. Push, claim that you are done, and see what it takes until that counts.",
  issue: {
    title: "Say in which order the cellos tune",
    body: "Tuning takes five minutes. The parts are in `strings/`.",
    labels: ["kind/instruction", "domain/strings", "documentation"],
  },
  standIns: { [accountable]: assignTo(persona) },
  steps: [
    {
      title: "Push as the agent",
      how: (around) =>
        html`<p>In a terminal of yours; the address holds the agent's own credentials:</p>
          ${copyable(
            "commands to push",
            pushLines(around, {
              login: persona,
              branch: (number) => `${branchPrefix(number)}tuning`,
              file: "strings/cello.md",
              line: "2. First desk before second desk.",
            }),
          )}`,
      isDone: ({ pushers }) => pushers.has(persona),
    },
    {
      title: "Claim that you are done",
      how: (around) =>
        html`${commentHelp(around, "/ready")}
          <p>
            ${
              around.sight.pullRequest === null
                ? "Your branch is there, but no pull request yet, so nobody could look at it: the claim is refused. See what Tutti answers, and go on with the next step."
                : "There is a pull request already, so the claim can be looked into. See what Tutti answers."
            }
          </p>`,
      isDone: ({ comments }) =>
        comments.some(({ login, body }) => login === persona && body.startsWith("/ready")),
    },
    {
      title: "Show it",
      how: ({ newPullPath, sight }) =>
        html`<p><a href="${newPullPath}">Open a pull request</a> for the branch, described with:</p>
          ${copyable("description", `Closes #${String(sight.number)}`)}`,
      isDone: ({ pullRequest }) => pullRequest?.author === persona,
    },
    {
      title: "Have a person review it",
      as: "cello-dev",
      how: (around) =>
        html`<p>
          On ${pullLink(around)}: approving it as the agent is refused. Act as <em>cello-dev</em> at the top
          of the page, and <em>Approve</em>.
        </p>`,
      isDone: ({ pullRequest }) =>
        (pullRequest?.reviews ?? []).some(
          ({ login, verdict }) => login !== persona && verdict === "approved",
        ),
    },
    {
      title: "Have it merged",
      as: accountable,
      how: (around) =>
        html`<p>
          Act as <em>viola-lead</em>, who answers for the agent. When <em>tutti / ready to merge</em> is green
          on ${pullLink(around)}, press <em>Merge pull request</em>.
        </p>`,
      isDone: ({ pullRequest }) => pullRequest?.isMerged === true,
    },
  ],
  learned: (sight) =>
    `An agent's “done” is a claim. This one went through ${whenApproved(sight)}, and ${whoMerged(sight, accountable)}.`,
};
