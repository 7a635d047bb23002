import type { EventOf } from "../../domain/events.ts";
import type { CommitSha } from "../../domain/ids.ts";
import type { PullRequestEvent } from "../../domain/review/evolve.ts";
import type { LinkSource } from "../../domain/review/schema.ts";
import { checkWords } from "../gate-report.ts";
import { layerTitle } from "../layer-title.ts";
import { listOf } from "../names.ts";
import { safeCode, safeText } from "../safe-text.ts";

type AboutPullRequest = PullRequestEvent | EventOf<"PullRequestOpened">;

/** What happened to a pull request. */
export function pullRequestEventText(event: AboutPullRequest): string {
  switch (event.type) {
    case "PullRequestOpened": {
      const kind = event.draft ? "A draft pull request" : "A pull request";
      const from = event.fork
        ? ` from a fork's ${safeCode(event.headRef)}`
        : ` from ${safeCode(event.headRef)}`;
      return `${kind}${from}, number ${event.number}`;
    }
    case "PullRequestLinked":
      return `A pull request belongs to the task, by ${sources[event.source]}`;
    case "PullRequestUnlinked":
      return "A pull request belongs to the task no longer";
    case "HeadPushed":
      return `Commit ${short(event.head.sha)} is the head now`;
    case "PullRequestChanged":
      return `The pull request is ${statusOf(event)}${event.bypassed ? ", although its gate was not green" : ""}${waiverText(event)}`;
    case "ReviewRequested":
      return "A review is asked for";
    case "ReviewersChanged":
      return event.reviewers.length === 0
        ? "Nobody is asked for a review any more"
        : `${event.reviewers.length === 1 ? "One account is" : `${event.reviewers.length} accounts are`} asked for a review`;
    case "ReviewRecorded":
      return reviewText(event);
    case "ReviewWithdrawn":
      return "A review was taken back";
    case "ChecksReported":
      return `At ${short(event.head)}: ${listOf(event.checks.map(({ name, conclusion }) => `${safeText(name)} ${checkWords[conclusion]}`))}`;
    case "GateOverridden":
      return `The gate is overridden: ${safeText(event.reason)}`;
    default:
      return event satisfies never;
  }
}

function waiverText({ waived = [] }: EventOf<"PullRequestChanged">): string {
  return waived.length === 0 ? "" : `, with a waiver of ${listOf(waived.map(layerTitle))}`;
}

const sources = {
  "closing-keyword": "a closing keyword",
  branch: "its branch's name",
  trailer: "a line `Task:` in its description",
  revert: "what it reverts",
  agent: "the agent's one open task",
  command: "a command",
} as const satisfies Record<LinkSource, string>;

function statusOf({ status, draft }: EventOf<"PullRequestChanged">): string {
  if (status !== "open") return status;
  return draft ? "a draft" : "open and ready for review";
}

function reviewText({ review: { decision, commit, layer } }: EventOf<"ReviewRecorded">): string {
  const what = decision === "approved" ? "Approved" : "Changes asked for";
  return `${what} at ${short(commit)}${layer === null ? "" : `, as ${layerTitle(layer)}`}`;
}

function short(sha: CommitSha): string {
  return `\`${sha.slice(0, 7)}\``;
}
