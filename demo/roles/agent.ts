import { html } from "../../sandbox/page/html.ts";
import type { Role } from "./role.ts";
import { assignTo } from "./stand-ins.ts";
import { commentHelp, copyable, pullLink, pushLines } from "./step-help.ts";

const persona = "metronome";

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
  standIns: { "viola-lead": assignTo(persona) },
  steps: [
    {
      title: "Push as the agent",
      how: (around) =>
        html`<p>In a terminal of yours; the address holds the agent's own credentials:</p>
          ${copyable(
            "commands to push",
            pushLines(around, {
              login: persona,
              slug: "tuning",
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
          <p>There is no pull request yet, so nobody could look at it. See what Tutti answers.</p>`,
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
      how: (around) =>
        html`<p>
          Act as <em>viola-lead</em>, who answers for the agent. When <em>tutti / ready to merge</em> is green
          on ${pullLink(around)}, press <em>Merge pull request</em>.
        </p>`,
      isDone: ({ pullRequest }) => pullRequest?.isMerged === true,
    },
  ],
  learned:
    "An agent's “done” is a claim. It counted when a person had approved the commit, and the person who answers for the agent merged it.",
};
