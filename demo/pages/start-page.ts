import { type Html, html } from "../../sandbox/page/html.ts";
import type { Page } from "../../sandbox/page/visit.ts";
import type { Performance } from "../performance.ts";
import { roles } from "../roles/quests.ts";
import type { Role } from "../roles/role.ts";

/** For somebody who has never heard of any of it. */
export function startPage(performance: Performance): Page {
  const { owner, repository } = performance.seeded;
  const main = html`<div class="start">
    <h1>Tutti, tried in two minutes</h1>
    <p class="lead">
      Tutti keeps a team of people and coding agents in time on GitHub: each issue has one state, one owner
      and a deadline, and a pull request merges when the right people have approved that very commit. Here it
      watches over
      <a href="/${owner}/${repository}">${owner}/${repository}</a>, on a GitHub that runs on this machine
      alone.
    </p>
    <h2>Whom would you like to be?</h2>
    <div class="roles">${Object.values(roles).map((role) => roleCard(performance, role))}</div>
    <h2>Or look around</h2>
    <ul class="doors">
      <li>
        <a href="/">The board</a>: nothing moves by itself yet. <em>Let the cast play</em>, at the top, sets
        eight people and an agent to work.
      </li>
      <li>
        <a href="/demo/scenarios">Scenarios</a>: what happens when an agent goes silent, or claims too much.
      </li>
      <li>
        <a href="/demo/why">What Tutti did, and why</a>: each thing that it wrote, back to what caused it.
      </li>
      <li><a href="/demo/notifications">Notifications</a>: what GitHub would have put into whose inbox.</li>
    </ul>
  </div>`;
  return { title: "Start", main };
}

function roleCard({ quests }: Performance, role: Role): Html {
  const progress = quests.progressOf(role.name);
  const count = progress?.done.filter(Boolean).length ?? 0;
  return html`<section class="role" aria-labelledby="role-${role.name}">
    <h3 id="role-${role.name}">${role.title}</h3>
    <p>${role.about}</p>
    ${
      progress === null
        ? null
        : html`<p>
            <a href="/demo/roles/${role.name}">${count} of ${role.steps.length} steps done</a>
          </p>`
    }
    <form method="post" action="/demo/roles/${role.name}">
      <button class="primary" type="submit">
        ${progress === null ? role.title : `${role.title} once more`}
      </button>
    </form>
  </section>`;
}
