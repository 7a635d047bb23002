import { html } from "../html.ts";
import { actForm } from "../parts/act-form.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** Any pushed branch that came from the default branch and has no open pull request yet. */
export async function newPullRequest(visit: RepositoryVisit): Promise<Page> {
  const { repository, path, url } = visit;
  const branches = await freeBranches(visit);
  const wanted = url.searchParams.get("head");
  const options = branches.map((name) =>
    name === wanted ? html`<option selected>${name}</option>` : html`<option>${name}</option>`,
  );
  const main = html`${repositoryHead(visit, "Pull requests")}
    <h1>New pull request</h1>
    ${
      branches.length === 0
        ? html`<p class="empty">Every pushed branch has its pull request. Push another one first.</p>`
        : actForm(
            {
              path,
              act: "open-pull-request",
              fields: { base: repository.defaultBranch },
              className: "stacked",
            },
            html`<label for="head">Branch</label
              ><select id="head" name="head">
                ${options}
              </select>
              <label for="title">Title</label
              ><input id="title" name="title" required maxlength="256" autocomplete="off" />
              <label for="body">Description</label><textarea id="body" name="body" rows="6"></textarea>
              <label class="choice"><input type="checkbox" name="draft" value="yes" /> Draft</label>
              <button class="primary" type="submit">Open pull request</button>`,
          )
    }`;
  return { title: "New pull request", main };
}

async function freeBranches({ desk, repository }: RepositoryVisit): Promise<readonly string[]> {
  const { state, git } = desk.github;
  const refs = await git.listRefs(repository.id, "refs/heads/");
  const base = await git.resolveRef(repository.id, `refs/heads/${repository.defaultBranch}`);
  const shared = await Promise.all(
    refs.map(async ({ oid }) => base !== null && (await git.mergeBase(repository.id, base, oid)) !== null),
  );
  return refs
    .filter((_, index) => shared[index])
    .map(({ ref }) => ref.slice("refs/heads/".length))
    .filter((name) => name !== repository.defaultBranch)
    .filter((name) =>
      state.pullRequests
        .by("head", `${String(repository.id)}:${name}`)
        .every(({ issueId }) => state.issues.at(issueId).state === "closed"),
    );
}
