import type { Label } from "../../state/repository.ts";
import { html } from "../html.ts";
import { labelPill } from "../parts/label.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** What labels the repository has, and on how many open issues and pull requests each is. */
export function labelList(visit: RepositoryVisit): Page {
  const { state } = visit.desk.github;
  const { id } = visit.repository;
  const open = state.issues
    .by("repository", id)
    .filter(({ state, gone }) => state === "open" && gone === null);
  const usesOf = (label: Label): number => open.filter(({ labelIds }) => labelIds.includes(label.id)).length;
  const rows = state.labels
    .by("repository", id)
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(
      (label) =>
        html`<li>
          <a href="${visit.path}/labels/${encodeURIComponent(label.name)}">${labelPill(label)}</a>
          <span class="meta"
            >${[label.description ?? "", `on ${String(usesOf(label))} open`].filter((text) => text !== "").join(" · ")}</span
          >
        </li>`,
    );
  const main = html`${repositoryHead(visit, "Issues")}
    <h1>Labels</h1>
    <div data-live="list">
      ${
        rows.length === 0
          ? html`<p class="empty">No labels.</p>`
          : html`<ul class="rows">
              ${rows}
            </ul>`
      }
    </div>`;
  return { title: "Labels", main };
}
