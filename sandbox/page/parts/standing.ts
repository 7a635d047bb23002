import type { Issue } from "../../state/issue.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import { type Html, html } from "../html.ts";
import { type IconName, icon } from "./icon.ts";

type Standing = { readonly word: string; readonly className: string; readonly icon: IconName };

/** The pill below a title. */
export function statePill(issue: Issue, pull: PullRequest | null): Html {
  const { word, className, icon: name } = standingOf(issue, pull);
  return html`<span class="state ${className}"
    >${icon(name)}${word.slice(0, 1).toUpperCase()}${word.slice(1)}</span
  >`;
}

/** The sign before a title in a list; its word is for those who cannot see it. */
export function stateIcon(issue: Issue, pull: PullRequest | null): Html {
  const { word, className, icon: name } = standingOf(issue, pull);
  return html`<span class="icon-${className}" role="img" aria-label="${word}">${icon(name)}</span>`;
}

function standingOf(issue: Issue, pull: PullRequest | null): Standing {
  if (pull !== null) return pullStanding(issue, pull);
  if (issue.state === "open") return { word: "open", className: "open", icon: "open" };
  const isDone = issue.stateReason !== "not_planned" && issue.stateReason !== "duplicate";
  return isDone
    ? { word: "closed", className: "closed", icon: "done" }
    : { word: "closed", className: "not-planned", icon: "skipped" };
}

function pullStanding(issue: Issue, pull: PullRequest): Standing {
  if (pull.mergedAt !== null) return { word: "merged", className: "merged", icon: "merge" };
  if (issue.state === "closed") return { word: "closed", className: "closed-pull", icon: "pull" };
  if (pull.isDraft) return { word: "draft", className: "draft", icon: "pull" };
  return { word: "open", className: "open", icon: "pull" };
}
