import type { Issue } from "../../state/issue.ts";
import { type Html, html } from "../html.ts";
import type { RepositoryVisit } from "../visit.ts";
import { accountName, loginOf } from "./account.ts";
import { actForm } from "./act-form.ts";
import { labelPills, labelsOf } from "./label.ts";

/** Labels and assignees of an issue or pull request: as they are, live, and below each how to change them. */
export function sidebar(visit: RepositoryVisit, issue: Issue): Html {
  const { path, desk } = visit;
  const { state } = desk.github;
  const fields = { number: issue.number };
  return html`<aside class="sidebar" aria-label="Labels and assignees">
    <section aria-labelledby="assignees">
      <h2 id="assignees">Assignees</h2>
      <p data-live="assignees">
        ${issue.assigneeIds.length === 0 ? "Nobody" : issue.assigneeIds.map((id) => accountName(state, id))}
      </p>
      <details>
        <summary>Change assignees</summary>
        ${actForm(
          { path, act: "change-assignee", fields },
          html`<label for="assignee">Person</label
            ><select id="assignee" name="login">
              ${peopleOf(visit).map((login) => html`<option>${login}</option>`)}
            </select>
            <button name="change" value="add" type="submit">Assign</button>
            <button name="change" value="remove" type="submit">Unassign</button>`,
        )}
      </details>
    </section>
    <section aria-labelledby="labels">
      <h2 id="labels">Labels</h2>
      <p data-live="labels">${issue.labelIds.length === 0 ? "None" : labelPills(state, issue)}</p>
      <details>
        <summary>Change labels</summary>
        ${actForm(
          { path, act: "change-label", fields },
          html`<label for="label">Label</label
            ><select id="label" name="label">
              ${labelOptions(visit, issue)}
            </select>
            <button name="change" value="add" type="submit">Add label</button>
            <button name="change" value="remove" type="submit">Remove label</button>`,
        )}
      </details>
    </section>
  </aside>`;
}

function peopleOf({ desk, repository }: RepositoryVisit): readonly string[] {
  return repository.collaborators.map(({ accountId }) => loginOf(desk.github.state, accountId)).toSorted();
}

/** All labels of the repository, and those of the board, which come to be with the first use. */
function labelOptions({ desk, repository }: RepositoryVisit, issue: Issue): readonly Html[] {
  const { state } = desk.github;
  const known = state.labels.by("repository", repository.id).map(({ name }) => name);
  const carried = new Set(labelsOf(state, issue).map(({ name }) => name));
  return [...new Set([...desk.boardLabels, ...known])]
    .toSorted()
    .map((name) => html`<option value="${name}">${name}${carried.has(name) ? " ✓" : ""}</option>`);
}
