import type { Need } from "../../src/domain/needs-you.ts";
import type { StateName } from "../../src/domain/task/schema.ts";
import { layerTitle } from "../../src/messages/layer-title.ts";
import { plainLine } from "../output/plain-text.ts";

type AskText = {
  /** What is asked. */
  readonly ask: string;
  /** The command, or the click, that answers it. */
  readonly answer: string;
};

const states = {
  pending: { ask: "Decide who takes it", answer: "/assign @somebody, or /tier N" },
  "in-planning": { ask: "Plan it", answer: "/assign @somebody when it is ready to be worked on" },
  assigned: { ask: "Begin", answer: "push its branch, or /start" },
  "in-progress": { ask: "Go on, and ask for a review", answer: "open a pull request, or /ready" },
  blocked: { ask: "Get it unblocked", answer: "/unblock, or /escalate" },
  escalated: {
    ask: "Answer the escalation",
    answer: "/ack for a new deadline, /unblock so that it goes on, or /assign @somebody",
  },
  "under-review": { ask: "See that somebody reviews it", answer: "request a review on the pull request" },
  "domain-review": { ask: "See that it is reviewed", answer: "request a review on the pull request" },
  "ready-for-handoff": { ask: "Accept the hand-off", answer: "close the issue when it is accepted" },
  completed: { ask: "Nothing", answer: "nothing" },
} as const satisfies Record<StateName, AskText>;

/** What a need asks for, as sentences for its member. */
export function askText({ ask, task }: Need): AskText {
  switch (ask.kind) {
    case "state":
      return states[ask.state];
    case "accept":
      return { ask: "Accept it or give it back", answer: "/accept, or /decline <reason>" };
    case "escalation":
      return {
        ask: "It is overdue and was escalated to you",
        answer: "/ack says that you saw it and sets a new deadline; /assign @somebody gives it to another",
      };
    case "unblock":
      return { ask: plainLine(ask.action), answer: `/unblock on #${task.number} when it is done` };
    case "rework":
      return {
        ask: "Changes were asked for",
        answer: `push to pull request #${ask.pullRequest}, then /ready`,
      };
    case "review": {
      const others = ask.candidates - 1;
      const shared =
        others === 0 ? "only you can" : others === 1 ? "or one other" : `or one of ${others} others`;
      const title = layerTitle(ask.layer);
      return ask.when === "before-the-merge"
        ? { ask: `${title} (${shared})`, answer: `review pull request #${ask.pullRequest}` }
        : {
            ask: `${title} of what was merged without it (${shared})`,
            answer: `review pull request #${ask.pullRequest}, or /approve ${ask.layer} there`,
          };
    }
    default:
      return ask satisfies never;
  }
}
