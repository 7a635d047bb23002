import { html } from "../html.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

/** What of a repository's settings the sandbox has, and where each is. */
export function repositorySettings(visit: RepositoryVisit): Page {
  const { repository, path, desk } = visit;
  const owner = desk.github.state.accounts.at(repository.ownerId);
  const apps =
    owner.kind === "organization"
      ? `/organizations/${owner.login}/settings/installations`
      : "/settings/installations";
  const main = html`${repositoryHead(visit, null)}
    <h1>Settings</h1>
    <ul class="rows">
      <li>
        Default branch:
        <a href="${path}/tree/${repository.defaultBranch}"><code>${repository.defaultBranch}</code></a>
      </li>
      <li>Seen by ${repository.isPrivate ? "those who were let in" : "everybody"}</li>
      <li><a href="${path}/rules">Rules</a>, with the required checks</li>
      <li><a href="${path}/labels">Labels</a></li>
      <li><a href="${apps}">Installed GitHub Apps</a></li>
      <li><a href="${path}/actions">Actions</a></li>
    </ul>
    <p class="meta">
      GitHub has more settings. Here, what is not listed is as it was when the sandbox started.
    </p>`;
  return { title: "Settings", main };
}

/** A sandbox has none. */
export function secretsPage(visit: RepositoryVisit): Page {
  const main = html`${repositoryHead(visit, null)}
    <h1>Secrets</h1>
    <p>
      This sandbox keeps no secrets, since it <a href="${visit.path}/actions">runs no workflows</a>. On
      GitHub, those that only a workflow used are deleted here.
    </p>`;
  return { title: "Secrets", main };
}
