import { type Html, html } from "../../sandbox/page/html.ts";
import { moment } from "../../sandbox/page/parts/moment.ts";
import type { Page, Visit } from "../../sandbox/page/visit.ts";
import type { Performance } from "../performance.ts";
import { type Play, scenarios } from "../scenarios/plays.ts";
import type { Scenario } from "../scenarios/scenario.ts";

const reason = "under-way";

/** All of them. While one is played, the others cannot be, and why is said. */
export function scenariosPage({ plays }: Pick<Performance, "plays">): Page {
  const underWay = plays.underWay();
  const main = html`<div class="narrow">
    <h1>Scenarios</h1>
    <p>
      Short plays by the cast, each on an issue of its own, with a point. They take some seconds, and move
      GitHub’s clock where they need to.
    </p>
    <div data-live="scenarios">
      ${underWay === null ? null : html`<p class="hint" id="${reason}">${whyOthersCannot(underWay)}</p>`}
      <div class="scenarios">
        ${scenarios.map((scenario) => card(scenario, plays.of(scenario.name), underWay))}
      </div>
    </div>
  </div>`;
  return { title: "Scenarios", main };
}

export function whyOthersCannot({ title }: Scenario): string {
  return `“${title}” is being played. Each scenario has GitHub and its clock to itself: the others can be played when it is over.`;
}

function card({ name, title, watch }: Scenario, play: Play | null, underWay: Scenario | null): Html {
  const words = html`Play <span class="for-reader">“${title}”</span>`;
  return html`<section class="scenario" aria-labelledby="scenario-${name}">
    <div>
      <h2 id="scenario-${name}">${title}</h2>
      <p>${watch}</p>
      ${play === null ? null : html`<p><a href="/demo/scenarios/${name}">${name === underWay?.name ? "How it goes" : "What was played"}</a></p>`}
    </div>
    <form method="post" action="/demo/scenarios/${name}">
      ${
        underWay === null
          ? html`<button class="primary" type="submit">${words}</button>`
          : html`<button type="submit" disabled aria-describedby="${reason}">${words}</button>`
      }
    </form>
  </section>`;
}

/** What is being played. `null`: there is no such scenario. */
export function scenarioPage({ plays, seeded }: Performance, { parameters }: Visit): Page | null {
  const scenario = scenarios.find(({ name }) => name === parameters["name"]);
  if (scenario === undefined) return null;
  const play = plays.of(scenario.name);
  const main = html`<div class="narrow">
    <h1>${scenario.title}</h1>
    <p>${scenario.watch}</p>
    <div data-live="play">
      ${play === null ? html`<p class="empty">Not played yet.</p>` : course(play, `/${seeded.owner}/${seeded.repository}`)}
    </div>
    <p><a href="/demo/scenarios">All scenarios</a></p>
  </div>`;
  return { title: scenario.title, main };
}

function course({ standing, number, told }: Play, path: string): Html {
  return html`${
      number === null
        ? null
        : html`<p>
            See <a href="${path}/issues/${number}">the issue, #${number}</a>, and
            <a href="/demo/why?task=${number}">what Tutti did about it, and why</a>.
          </p>`
    }
    <ol class="rows entry">
      ${told.map(({ at, words }) => html`<li><span>${words}</span> <span class="meta">${moment(at)}</span></li>`)}
    </ol>
    <p class="play-standing ${standing.replace(" ", "-")}" role="status">
      ${{ playing: "Playing …", over: "Played to the end", "broken off": "Broken off" }[standing]}
    </p>`;
}
