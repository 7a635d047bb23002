import { type Content, type Html, html } from "../../sandbox/page/html.ts";
import { icon } from "../../sandbox/page/parts/icon.ts";
import type { Moved, Page, Visit } from "../../sandbox/page/visit.ts";
import type { Performance } from "../performance.ts";
import type { Progress } from "../roles/quests.ts";
import { roleNames, type Step } from "../roles/role.ts";
import { around } from "./around.ts";

/**
 * A role's five steps, ticked by what is to be seen at GitHub. Where nobody took it up, as after a reset, it can be taken up
 * on the start page. `null`: there is no such role.
 */
export function rolePage(performance: Performance, { parameters, visitor, url }: Visit): Page | Moved | null {
  const name = roleNames.find((one) => one === parameters["role"]);
  if (name === undefined) return null;
  const progress = performance.quests.progressOf(name);
  if (progress === null) return { movedTo: "/demo" };
  const { role, done, sight } = progress;
  const surroundings = around(performance, progress);
  const main = html`<div class="narrow">
    <h1>${role.title}</h1>
    <p>
      Your part is that of <strong>${role.persona}</strong>, on
      <a href="${surroundings.issuePath}">${sight.title} #${sight.number}</a>. A step ticks itself when GitHub
      shows that it is done; nothing here has to be pressed.
    </p>
    <div data-live="steps">
      ${progressBar(progress)} ${acting(progress, visitor?.account.login ?? null, url.pathname)}
      <ol class="steps">
        ${role.steps.map((step, index) => stepItem(step, index, standingOf(done, index), () => step.how(surroundings)))}
      </ol>
      ${done.includes(false) ? null : ending(role.learned(sight))}
    </div>
  </div>`;
  return { title: role.title, main };
}

function progressBar({ done }: Progress): Html {
  const count = done.filter(Boolean).length;
  return html`<div class="progress">
    <p class="meta" role="status">${count} of ${done.length} steps done</p>
    <progress max="${done.length}" value="${count}" aria-label="Steps done"></progress>
  </div>`;
}

/** Whom the next step is for, and whom the page acts as: nothing tells otherwise why a button does what it does. */
function acting({ role, done }: Progress, login: string | null, here: string): Html | null {
  const next = role.steps[done.indexOf(false)];
  if (next === undefined || login === null) return null;
  const wanted = next.as ?? role.persona;
  if (wanted === login)
    return html`<p class="acting meta">You act as ${login}, as the next step asks for.</p>`;
  return html`<form class="acting" method="post" action="/_page/act-as">
    <input type="hidden" name="back" value="${here}" />
    <input type="hidden" name="login" value="${wanted}" />
    <p class="meta">You act as ${login}; the next step is for ${wanted}.</p>
    <button type="submit">Act as ${wanted}</button>
  </form>`;
}

type Standing = "done" | "next" | "later";

function standingOf(done: readonly boolean[], index: number): Standing {
  if (done[index] === true) return "done";
  return index === done.indexOf(false) ? "next" : "later";
}

/** How it is done is told when its turn has come: until then there is nothing to copy yet. */
function stepItem({ title }: Step, index: number, standing: Standing, how: () => Content): Html {
  return html`<li class="step ${standing}">
    <span class="step-sign" role="img" aria-label="${standing}"
      >${standing === "done" ? icon("check") : index + 1}</span
    >
    <div>
      <h2>${title}</h2>
      ${standing === "next" ? how() : null}
    </div>
  </li>`;
}

function ending(learned: string): Html {
  return html`<section class="ending" aria-labelledby="ending">
    <h2 id="ending">That was a task’s whole life</h2>
    <p>${learned}</p>
    <p class="buttons">
      <a class="button primary" href="/demo/yours">Use it on your repository</a>
      <a class="button" href="/demo/why">See what Tutti did, and why</a>
      <a class="button" href="/demo">Be somebody else</a>
    </p>
  </section>`;
}
