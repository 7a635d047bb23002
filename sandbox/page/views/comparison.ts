import { type Html, html } from "../html.ts";
import { commitRows } from "../parts/commit-rows.ts";
import { counted } from "../parts/counted.ts";
import { diffOf } from "../parts/diff.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Moved, Page, RepositoryVisit } from "../visit.ts";

/** What one branch, tag or commit has beyond another: `<base>...<head>`, or `<head>` beyond the default branch. */
export async function comparison(visit: RepositoryVisit): Promise<Page | null> {
  const { desk, repository, path, parameters } = visit;
  const { git } = desk.view;
  const { base, head } = readRange(visit, parameters["range"] ?? "");
  const from = await git.resolveCommit(repository.id, base);
  const to = await git.resolveCommit(repository.id, head);
  if (from === null || to === null) return null;
  const { mergeBase, files } = await git.threeDotDiff(repository.id, from, to);
  const commits =
    mergeBase === null ? [] : await git.listCommits(repository.id, { from: to, excluding: [from] });
  const main = html`${repositoryHead(visit, "Pull requests")}
    <div class="title-row">
      <h1>Comparing <code>${base}</code> with <code>${head}</code></h1>
      ${commits.length === 0 ? null : pullRequestLink(visit, base, head)}
    </div>
    ${
      mergeBase === null
        ? html`<p class="empty">
            <code>${base}</code> and <code>${head}</code> have no commit in common: there is nothing that they
            could be compared by.
          </p>`
        : commits.length === 0
          ? html`<p class="empty"><code>${base}</code> has all that <code>${head}</code> has.</p>`
          : html`<p class="meta">${counted(commits.length, "commit")}, ${counted(files.length, "file")}</p>
              ${commitRows(path, commits.toReversed())} ${diffOf(files)}`
    }`;
  return { title: `${base}...${head}`, main };
}

/** Where GitHub leads somebody who has just pushed a branch. */
export function pullRequestOf({ path, parameters }: RepositoryVisit): Moved {
  return { movedTo: `${path}/compare?head=${encodeURIComponent(parameters["head"] ?? "")}` };
}

/** GitHub takes `<owner>:<branch>` as well, which matters between forks. */
function readRange({ desk, repository }: RepositoryVisit, range: string) {
  const owner = `${desk.github.state.accounts.at(repository.ownerId).login}:`;
  const named = range
    .split("...", 2)
    .map((name) => (name.toLowerCase().startsWith(owner.toLowerCase()) ? name.slice(owner.length) : name));
  const [first = "", second] = named;
  return second === undefined
    ? { base: repository.defaultBranch, head: first }
    : { base: first, head: second };
}

function pullRequestLink(
  { desk, repository, path }: RepositoryVisit,
  base: string,
  head: string,
): Html | null {
  const { state } = desk.github;
  const open = state.pullRequests
    .by("head", `${String(repository.id)}:${head}`)
    .find((pull) => pull.baseRef === base && state.issues.at(pull.issueId).state === "open");
  if (open !== undefined) {
    return html`<a class="button" href="${path}/pull/${open.number}">See pull request #${open.number}</a>`;
  }
  if (base !== repository.defaultBranch) return null;
  const address = `${path}/compare?head=${encodeURIComponent(head)}`;
  return html`<a class="button primary" href="${address}">New pull request</a>`;
}
