import { type Html, html } from "../html.ts";
import { renderMarkdown } from "../markdown/render-markdown.ts";
import { numberAddress } from "../number-address.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import { readRevisionPath } from "../revision-path.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** Pages of a repository that have no tab. */
const besides = ["commits", "labels", "rules", "actions", "settings"];

/** The files of the default branch, and how to clone them as the persona. */
export async function repositoryHome(visit: RepositoryVisit): Promise<Page> {
  const files = await fileList(visit, visit.repository.defaultBranch);
  const main = html`${repositoryHead(visit, "Code")}
    <h1>${visit.path.slice(1)}</h1>
    ${cloneLine(visit)}
    <p class="meta">
      ${besides.map((name, index) => html`${index === 0 ? null : " · "}<a href="${visit.path}/${name}">${name}</a>`)}
    </p>
    <div data-live="files">${files ?? html`<p class="empty">Nothing was pushed yet.</p>`}</div>`;
  return { title: visit.path.slice(1), main };
}

/** All files of a branch or commit, or those in a folder of it. */
export async function treePage(visit: RepositoryVisit): Promise<Page | null> {
  const { desk, repository, parameters } = visit;
  const asked = await readRevisionPath(desk.view.git, repository.id, parameters["revision"] ?? "");
  const files = asked === null ? null : await fileList(visit, asked.commit, asked.file);
  if (asked === null || files === null) return null;
  const { revision, file } = asked;
  const main = html`${repositoryHead(visit, "Code")}
    <h1>Files of <code>${revision}</code>${file === "" ? null : html` in <code>${file}</code>`}</h1>
    <div data-live="files">${files}</div>`;
  return { title: `Files of ${revision}`, main };
}

/** One file at a commit, or as a branch has it. */
export async function blobPage(visit: RepositoryVisit): Promise<Page | null> {
  const { desk, repository, parameters, path } = visit;
  const { git } = desk.view;
  const asked = await readRevisionPath(git, repository.id, parameters["file"] ?? "");
  if (asked === null || asked.file === "") return null;
  const { commit, file } = asked;
  const entry = await git.readEntry(repository.id, commit, file);
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

async function fileList(
  { desk, repository, path }: RepositoryVisit,
  revision: string,
  folder = "",
): Promise<Html | null> {
  const { git } = desk.view;
  const commit = await git.resolveCommit(repository.id, revision);
  const tree = commit === null ? null : await git.readCommit(repository.id, commit);
  const entries = tree === null ? null : await git.readTree(repository.id, tree.treeOid, { recursive: true });
  if (commit === null || entries === null) return null;
  const isInside = (file: string): boolean => folder === "" || file.startsWith(`${folder}/`);
  const files = entries.filter((entry) => entry.type === "blob" && isInside(entry.path));
  if (folder !== "" && files.length === 0) return null;
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
