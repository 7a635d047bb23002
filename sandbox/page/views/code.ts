import { type Html, html } from "../html.ts";
import { renderMarkdown } from "../markdown/render-markdown.ts";
import { numberAddress } from "../number-address.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** The files of the default branch, and how to clone them as the persona. */
export async function repositoryHome(visit: RepositoryVisit): Promise<Page> {
  const files = await fileList(visit, visit.repository.defaultBranch);
  const main = html`${repositoryHead(visit, "Code")}
    <h1>${visit.path.slice(1)}</h1>
    ${cloneLine(visit)}
    <div data-live="files">${files ?? html`<p class="empty">Nothing was pushed yet.</p>`}</div>`;
  return { title: visit.path.slice(1), main };
}

/** All files of a branch or commit. */
export async function treePage(visit: RepositoryVisit): Promise<Page | null> {
  const revision = visit.parameters["revision"] ?? "";
  const files = await fileList(visit, revision);
  if (files === null) return null;
  const main = html`${repositoryHead(visit, "Code")}
    <h1>Files of <code>${revision}</code></h1>
    <div data-live="files">${files}</div>`;
  return { title: `Files of ${revision}`, main };
}

/** One file at a commit. */
export async function blobPage(visit: RepositoryVisit): Promise<Page | null> {
  const { desk, repository, parameters, path } = visit;
  const { commit = "", file = "" } = parameters;
  const { git } = desk.view;
  const entry = /^[\da-f]{40}$/.test(commit) ? await git.readEntry(repository.id, commit, file) : null;
  const content = entry?.type === "blob" ? await git.readBlob(repository.id, entry.oid) : null;
  if (content === null) return null;
  const text = content.toString("utf8");
  const main = html`${repositoryHead(visit, "Code")}
    <h1><code>${file}</code></h1>
    <p class="meta">
      at <a href="${path}/commit/${commit}"><code>${commit.slice(0, 7)}</code></a
      >, ${content.length} bytes
    </p>
    ${content.includes(0) ? html`<p class="empty">Binary file.</p>` : file.endsWith(".md") ? renderMarkdown(text, numberAddress(visit)) : html`<pre tabindex="0"><code>${text}</code></pre>`}`;
  return { title: file, main };
}

async function fileList({ desk, repository, path }: RepositoryVisit, revision: string): Promise<Html | null> {
  const { git } = desk.view;
  const commit = await git.resolveCommit(repository.id, revision);
  const tree = commit === null ? null : await git.readCommit(repository.id, commit);
  const entries = tree === null ? null : await git.readTree(repository.id, tree.treeOid, { recursive: true });
  if (commit === null || entries === null) return null;
  const files = entries.filter(({ type }) => type === "blob");
  return html`<ul class="rows">
    ${files.map(
      (file) =>
        html`<li>
          <a href="${path}/blob/${commit}/${file.path}"><code>${file.path}</code></a>
          <span class="meta">${file.size ?? 0} bytes</span>
        </li>`,
    )}
  </ul>`;
}

function cloneLine({ desk, visitor, path }: RepositoryVisit): Html | null {
  if (visitor === null) return null;
  const url = new URL(`${path}.git`, desk.view.urls.origin);
  url.username = visitor.account.login;
  url.password = visitor.token;
  return html`<p>Clone as ${visitor.account.login}:</p>
    <pre tabindex="0" aria-label="Command to clone"><code>git clone ${url.href}</code></pre>`;
}
