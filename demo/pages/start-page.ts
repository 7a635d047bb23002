import { type Html, html } from "../../sandbox/page/html.ts";
import type { Page } from "../../sandbox/page/visit.ts";
import type { Performance } from "../performance.ts";
import { isUnfinished, roles } from "../roles/quests.ts";
import type { Role } from "../roles/role.ts";

/** For somebody who has never heard of any of it. */
export function startPage(performance: Performance): Page {
  const { owner, repository } = performance.seeded;
  const path = `/${owner}/${repository}`;
  const main = html`<div class="start">
    <h1>Tutti, tried in three minutes</h1>
    <p class="lead">
      Tutti keeps a team of people and coding agents in time on GitHub: each issue has one state, one owner
      and a deadline, and a pull request merges when the right people have approved that very commit.
    </p>
    <p>
      Here it looks after <a href="${path}">${owner}/${repository}</a>, an orchestra’s repository, on a GitHub
      that runs on this machine alone. Nothing leaves it.
    </p>
    <h2>Whom would you like to be?</h2>
    <div class="roles">${Object.values(roles).map((role) => roleCard(performance, role))}</div>
    <h2>Or look around</h2>
    <ul class="doors">
      ${door("/", "The board", "All tasks by their state. Let the cast play, above, sets seven people and an agent to work.")}
      ${door("/demo/scenarios", "Scenarios", "An agent goes silent or claims too much; somebody approves their own work; GitHub is down.")}
      ${door("/demo/why", "What Tutti did, and why", "Each thing that it wrote, back over the rule to what caused it.")}
      ${door("/demo/notifications", "Notifications", "What GitHub would have put into whose inbox.")}
      ${door(`${path}/issues/new?labels=kind/instruction`, "An issue of your own", "Ask for something, and see what becomes of it.")}
      ${door("/demo/command", "The command tutti", "Lines for a terminal that ask this demo: who does what, and what waits for whom.")}
      ${door("/demo/yours", "Use it on your repository", "Observe first, refuse nothing, leave with one command.")}
    </ul>
  </div>`;
  return { title: "Start", main };
}

function door(address: string, title: string, about: string): Html {
  return html`<li>
    <a href="${address}">${title}</a>
    <span>${about}</span>
  </li>`;
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
        ${progress === null ? role.title : isUnfinished(progress) ? `${role.title}: go on` : `${role.title} once more`}
      </button>
    </form>
  </section>`;
}
