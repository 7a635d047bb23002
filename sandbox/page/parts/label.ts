import type { GitHubState } from "../../state/github-state.ts";
import type { Issue } from "../../state/issue.ts";
import { type Html, html } from "../html.ts";

/** A dot carries the colour, so that the name is readable on any background. */
export function labelPill({ name, color }: { readonly name: string; readonly color: string }): Html {
  const fill = /^[\da-f]{6}$/i.test(color) ? `#${color}` : "#888888";
  return html`<span class="label"
    ><svg width="8" height="8" aria-hidden="true"><circle cx="4" cy="4" r="4" fill="${fill}" /></svg
    >${name}</span
  >`;
}

export function labelPills(state: GitHubState, issue: Issue): Html {
  const labels = labelsOf(state, issue);
  return html`<span class="labels">${labels.map(labelPill)}</span>`;
}

export function labelsOf(state: GitHubState, issue: Issue) {
  return issue.labelIds.map((id) => state.labels.at(id)).toSorted((a, b) => a.name.localeCompare(b.name));
}
