import { html } from "../html.ts";
import { loginOf } from "../parts/account.ts";
import type { Page, Visit } from "../visit.ts";

/** What an App says of itself, and what it may do. */
export function appPage({ desk, parameters }: Visit): Page | null {
  const { state } = desk.github;
  const app = state.apps.all().find(({ slug }) => slug === parameters["slug"]);
  if (app === undefined) return null;
  const main = html`<h1>${app.name}</h1>
    <p>${app.description}</p>
    <p class="meta">A GitHub App of ${loginOf(state, app.ownerId)}</p>
    <h2>What it may do</h2>
    <ul>
      ${Object.entries(app.permissions).map(([name, level]) => html`<li>${name}: ${level}</li>`)}
    </ul>
    <h2>What it hears of</h2>
    <p>${app.events.join(", ")}</p>`;
  return { title: app.name, main };
}
