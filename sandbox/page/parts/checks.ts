import { headKey, type GitHubState } from "../../state/github-state.ts";
import type { CheckRun } from "../../state/check.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import { type Html, html } from "../html.ts";
import { renderMarkdown } from "../markdown/render-markdown.ts";
import { numberAddress } from "../number-address.ts";
import type { RepositoryVisit } from "../visit.ts";
import { avatar } from "./account.ts";
import { type IconName, icon } from "./icon.ts";

/** The checks at a pull request's head, each with what it says. */
export function checkList(visit: RepositoryVisit, pull: PullRequest): Html {
  const runs = newestRuns(visit.desk.github.state, pull);
  if (runs.length === 0) return html`<p class="empty">No checks yet.</p>`;
  return html`<ul class="checks">
    ${runs.map((run) => item(visit, run))}
  </ul>`;
}

/** Of each name and app the newest run, by name. */
function newestRuns(state: GitHubState, { repositoryId, headSha }: PullRequest): readonly CheckRun[] {
  const runs = state.checkRuns.by("head", headKey(repositoryId, headSha));
  const newest = new Map(runs.map((run) => [`${String(run.appId)} ${run.name}`, run]));
  return [...newest.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

function item(visit: RepositoryVisit, run: CheckRun): Html {
  const { desk } = visit;
  const { title, summary, text } = run.output;
  const standing = standingOf(run);
  const said = [summary, text].filter((part) => part !== null && part !== "").join("\n\n");
  return html`<li class="check ${standing.tone}">
    <details>
      <summary>
        ${icon(standing.icon)} ${avatar(desk.github.state.apps.at(run.appId).botId, 20)}
        <strong>${run.name}</strong>
        <span class="meta"
          >${desk.github.state.apps.at(run.appId).name} ·
          ${standing.words}${title === null ? "" : `: ${title}`}</span
        >
      </summary>
      ${said === "" ? html`<p class="empty">It says no more.</p>` : renderMarkdown(said, numberAddress(visit))}
    </details>
  </li>`;
}

type Standing = {
  readonly icon: IconName;
  readonly words: string;
  readonly tone: "good" | "bad" | "waiting";
};

function standingOf({ status, conclusion }: CheckRun): Standing {
  if (conclusion === null) return { icon: "dot", words: status.replaceAll("_", " "), tone: "waiting" };
  const words = conclusion.replaceAll("_", " ");
  switch (conclusion) {
    case "success":
      return { icon: "check", words, tone: "good" };
    case "neutral":
    case "skipped":
    case "stale":
    case "action_required":
      return { icon: "dot", words, tone: "waiting" };
    case "failure":
    case "cancelled":
    case "timed_out":
      return { icon: "cross", words, tone: "bad" };
    default:
      return conclusion satisfies never;
  }
}
