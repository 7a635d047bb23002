import { findAccount, fullName } from "../../state/lookup.ts";
import { html } from "../html.ts";
import { mayRead } from "../may-read.ts";
import { avatar } from "../parts/account.ts";
import type { Page, Visit } from "../visit.ts";

/** A person's or an organization's: their repositories, as far as the visitor may see them. */
export function accountPage({ desk, visitor, parameters }: Visit): Page | null {
  const { state } = desk.github;
  const account = findAccount(state, parameters["owner"] ?? "");
  if (account === undefined) return null;
  const repositories = state.repositories
    .by("owner", account.id)
    .filter((repository) => mayRead(state, visitor, repository));
  const { login } = account;
  const main = html`<h1>${avatar(account.id, 32)} ${login}</h1>
    <p class="meta">${kinds[account.kind]}</p>
    ${
      account.kind === "organization"
        ? html`<p><a href="/organizations/${login}/settings/installations">Installed GitHub Apps</a></p>`
        : null
    }
    <h2>Repositories</h2>
    ${
      repositories.length === 0
        ? html`<p class="empty">None that you may see.</p>`
        : html`<ul class="rows">
            ${repositories.map(
              (repository) =>
                html`<li>
                  <a href="/${fullName(state, repository)}">${fullName(state, repository)}</a>
                  <p class="meta">${repository.description}</p>
                </li>`,
            )}
          </ul>`
    }`;
  return { title: login, main };
}

const kinds = {
  organization: "An organization of this sandbox",
  user: "Somebody of this sandbox",
  bot: "The account that an App writes as",
} as const;
