import { html } from "../html.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** A sandbox has none: nothing that works with it asks for them. */
export function milestonesPage(visit: RepositoryVisit): Page {
  const main = html`${repositoryHead(visit, "Issues")}
    <h1>Milestones</h1>
    <p>
      This sandbox keeps no milestones; GitHub does. What is to be done is among the
      <a href="${visit.path}/issues">issues</a>, and sorted by their
      <a href="${visit.path}/labels">labels</a>.
    </p>`;
  return { title: "Milestones", main };
}
