import { html } from "../html.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

const folder = ".github/workflows/";

/** The workflow files of the default branch, none of which ever runs here. */
export async function workflowList(visit: RepositoryVisit): Promise<Page> {
  const { desk, repository, path } = visit;
  const { git } = desk.view;
  const branch = repository.defaultBranch;
  const commit = await git.resolveCommit(repository.id, branch);
  const entries = commit === null ? null : await git.readTree(repository.id, commit, { recursive: true });
  const files = (entries ?? []).filter((entry) => entry.type === "blob" && entry.path.startsWith(folder));
  const main = html`${repositoryHead(visit, null)}
    <h1>Actions</h1>
    <p>
      This sandbox runs no workflows: checks come from Apps and from whoever gives them through the API, and
      are shown with each
      <a href="${path}/pulls">pull request</a>.
    </p>
    <h2>Workflows on <code>${branch}</code></h2>
    ${
      files.length === 0
        ? html`<p class="empty">None.</p>`
        : html`<ul class="rows">
            ${files.map(
              (file) =>
                html`<li>
                  <a href="${path}/blob/${branch}/${file.path}"><code>${file.path}</code></a>
                </li>`,
            )}
          </ul>`
    }`;
  return { title: "Actions", main };
}
