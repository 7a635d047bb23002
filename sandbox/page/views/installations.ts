import { findAccount } from "../../state/lookup.ts";
import type { Account } from "../../state/account.ts";
import type { Installation } from "../../state/app.ts";
import { type Html, html } from "../html.ts";
import { moment } from "../parts/moment.ts";
import { mayAdministrate } from "../may-administrate.ts";
import type { Page, Visit } from "../visit.ts";

/** The GitHub Apps on an organization, or on the visitor; who administers it suspends them here. */
export function installationList(visit: Visit): Page | null {
  const { desk, visitor, parameters } = visit;
  const { state } = desk.github;
  const owner =
    parameters["owner"] === undefined
      ? (visitor?.account ?? null)
      : (findAccount(state, parameters["owner"]) ?? null);
  if (owner === null) return null;
  const installed = state.installations.all().filter(({ accountId }) => accountId === owner.id);
  const main = html`<h1>GitHub Apps on ${owner.login}</h1>
    <p><a href="/${owner.login}">Repositories of ${owner.login}</a></p>
    ${
      installed.length === 0
        ? html`<p class="empty">No App is installed.</p>`
        : html`<ul class="rows">
            ${installed.map((installation) => installationRow(visit, owner, installation))}
          </ul>`
    }
    <p class="meta">
      Suspended, an App hears nothing and may do nothing. GitHub lets you uninstall it here too; this sandbox
      does that through the App’s own API alone.
    </p>`;
  return { title: `GitHub Apps on ${owner.login}`, main };
}

function installationRow({ desk, visitor }: Visit, owner: Account, installation: Installation): Html {
  const { name, slug } = desk.github.state.apps.at(installation.appId);
  const { id, suspendedAt, selection } = installation;
  const [act, word] =
    suspendedAt === null ? (["suspend", "Suspend"] as const) : (["unsuspend", "Let work again:"] as const);
  return html`<li>
    <a href="/apps/${slug}">${name}</a>
    <p class="meta">
      ${selection === "all" ? "on all repositories" : "on chosen repositories"}${suspendedAt === null ? "" : html`, suspended since ${moment(suspendedAt)}`}
    </p>
    ${
      mayAdministrate(owner, visitor)
        ? html`<form class="act" method="post" action="/_page/installations/${id}/${act}">
            <button type="submit">${word} ${name}</button>
          </form>`
        : null
    }
  </li>`;
}
