import { type Html, html } from "../../sandbox/page/html.ts";
import { moment } from "../../sandbox/page/parts/moment.ts";
import type { Page, Visit } from "../../sandbox/page/visit.ts";
import type { Performance } from "../performance.ts";
import { type Play, scenarios } from "../scenarios/plays.ts";
import type { Scenario } from "../scenarios/scenario.ts";

export function scenariosPage({ plays }: Performance): Page {
  const main = html`<div class="narrow">
    <h1>Scenarios</h1>
    <p>
      Short plays by the cast, each on an issue of its own, with a point. They take some seconds, and move
      GitHub’s clock where they need to.
    </p>
    <div class="scenarios" data-live="scenarios">
      ${scenarios.map((scenario) => card(scenario, plays.of(scenario.name)))}
    </div>
  </div>`;
  return { title: "Scenarios", main };
}

function card({ name, title, watch }: Scenario, play: Play | null): Html {
  return html`<section class="scenario" aria-labelledby="scenario-${name}">
    <div>
      <h2 id="scenario-${name}">${title}</h2>
      <p>${watch}</p>
      ${play === null ? null : html`<p><a href="/demo/scenarios/${name}">What was played</a></p>`}
    </div>
    <form method="post" action="/demo/scenarios/${name}">
      <button class="primary" type="submit">Play <span class="for-reader">“${title}”</span></button>
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
