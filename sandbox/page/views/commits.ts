import { html } from "../html.ts";
import { commitRows } from "../parts/commit-rows.ts";
import { diffOf } from "../parts/diff.ts";
import { moment } from "../parts/moment.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Moved, Page, RepositoryVisit } from "../visit.ts";

const mostCommits = 100;

export async function branchList(visit: RepositoryVisit): Promise<Page> {
  const { desk, repository, path } = visit;
  const refs = await desk.view.git.listRefs(repository.id, "refs/heads/");
  const rows = refs.map(({ ref, oid }) => {
    const name = ref.slice("refs/heads/".length);
    return html`<li>
      <a href="${path}/tree/${name}"><code>${name}</code></a> <a href="${path}/commits/${name}">commits</a>
      <a href="${path}/commit/${oid}"><code>${oid.slice(0, 7)}</code></a>
    </li>`;
  });
  const main = html`${repositoryHead(visit, "Branches")}
    <h1>Branches</h1>
    <ul class="rows" data-live="list">
      ${rows}
    </ul>`;
  return { title: "Branches", main };
}

/** Without a revision, those of the default branch. */
export function newestCommits({ path, repository }: RepositoryVisit): Moved {
  return { movedTo: `${path}/commits/${repository.defaultBranch}` };
}

export async function commitList(visit: RepositoryVisit): Promise<Page | null> {
  const { desk, repository, path, parameters } = visit;
  const { git } = desk.view;
  const revision = parameters["revision"] ?? "";
  const tip = await git.resolveCommit(repository.id, revision);
  if (tip === null) return null;
  const commits = await git.listCommits(repository.id, { from: tip, limit: mostCommits });
  const main = html`${repositoryHead(visit, "Branches")}
    <h1>Commits of <code>${revision}</code></h1>
    <p><a href="${path}/tree/${revision}">All files</a></p>
    ${commitRows(path, commits)}`;
  return { title: `Commits of ${revision}`, main };
}

export async function commitPage(visit: RepositoryVisit): Promise<Page | null> {
  const { desk, repository, path, parameters } = visit;
  const { git } = desk.view;
  const oid = await git.resolveCommit(repository.id, parameters["commit"] ?? "");
  const commit = oid === null ? null : await git.readCommit(repository.id, oid);
  if (commit === null) return null;
  const [parent] = commit.parents;
  const files =
    parent === undefined ? null : (await git.threeDotDiff(repository.id, parent, commit.oid)).files;
  const [subject = "", ...rest] = commit.message.split("\n");
  const main = html`${repositoryHead(visit, "Branches")}
    <h1>${subject}</h1>
    <p class="meta">
      <code>${commit.oid}</code> by ${commit.author.name}, ${moment(commit.author.date)}
      ${commit.parents.map((sha) => html` · parent <a href="${path}/commit/${sha}"><code>${sha.slice(0, 7)}</code></a>`)}
      · <a href="${path}/tree/${commit.oid}">all files</a>
    </p>
    ${rest.join("\n").trim() === "" ? null : html`<pre tabindex="0"><code>${rest.join("\n").trim()}</code></pre>`}
    ${files === null ? html`<p class="empty">The first commit.</p>` : diffOf(files)}`;
  return { title: subject, main };
}
