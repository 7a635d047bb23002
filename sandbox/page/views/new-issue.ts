import { type Html, html } from "../html.ts";
import { actForm } from "../parts/act-form.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

export function newIssue(visit: RepositoryVisit): Page {
  const { desk, repository, path, url } = visit;
  const labels = desk.github.state.labels.by("repository", repository.id);
  const wanted = new Set((url.searchParams.get("labels") ?? "").split(","));
  const main = html`${repositoryHead(visit, "Issues")}
    <h1>New issue</h1>
    ${actForm(
      { path, act: "open-issue", className: "stacked" },
      html` <label for="title">Title</label
        ><input id="title" name="title" required maxlength="256" autocomplete="off" />
        <label for="body">Description</label
        ><textarea id="body" name="body" rows="8" aria-describedby="body-help"></textarea>
        <p id="body-help" class="meta">Markdown. Criteria are task lists: <code>- [ ] it sounds</code></p>
        <fieldset>
          <legend>Labels</legend>
          ${labels.map(({ name }) => choice(name, wanted.has(name)))}
        </fieldset>
        <button class="primary" type="submit">Open issue</button>`,
    )}`;
  return { title: "New issue", main };
}

/** `?labels=one,two` ticks them, as it does on GitHub. */
function choice(name: string, isWanted: boolean): Html {
  const box = isWanted
    ? html`<input type="checkbox" name="label" value="${name}" checked />`
    : html`<input type="checkbox" name="label" value="${name}" />`;
  return html`<label class="choice">${box} ${name}</label>`;
}
