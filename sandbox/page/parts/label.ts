import type { GitHubState } from "../../state/github-state.ts";
import type { Issue } from "../../state/issue.ts";
import { type Html, html } from "../html.ts";
import { isColor } from "./label-color.ts";

const gray = "ededed";

export function labelPill({ name, color }: { readonly name: string; readonly color: string }): Html {
  return html`<span class="label label-${(isColor(color) ? color : gray).toLowerCase()}">${name}</span>`;
}

/** All colours that a label pill of the sandbox may have now. */
export function labelColors(state: GitHubState): readonly string[] {
  const known = state.labels.all().map(({ color }) => color.toLowerCase());
  return [...new Set([gray, ...known.filter(isColor)])].toSorted();
}

export function labelPills(state: GitHubState, issue: Issue): Html {
  const labels = labelsOf(state, issue);
  return html`<span class="labels">${labels.map(labelPill)}</span>`;
}

export function labelsOf(state: GitHubState, issue: Issue) {
  return issue.labelIds.map((id) => state.labels.at(id)).toSorted((a, b) => a.name.localeCompare(b.name));
}
