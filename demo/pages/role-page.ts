import { type Html, html } from "../../sandbox/page/html.ts";
import { icon } from "../../sandbox/page/parts/icon.ts";
import type { Page, Visit } from "../../sandbox/page/visit.ts";
import { cloneUrl } from "../clone-url.ts";
import type { Performance } from "../performance.ts";
import type { Progress } from "../roles/quests.ts";
import { roleNames, type Step, type Surroundings } from "../roles/role.ts";

/** A role's five steps, ticked by what is to be seen at GitHub. `null`: there is no such role, or nobody took it up. */
export function rolePage(performance: Performance, { parameters }: Visit): Page | null {
  const name = roleNames.find((one) => one === parameters["role"]);
  const progress = name === undefined ? null : performance.quests.progressOf(name);
  if (progress === null) return null;
  const { role, done } = progress;
  const around = surroundingsOf(performance, progress);
  const main = html`<h1>${role.title}</h1>
    <p>
      You act as <strong>${role.persona}</strong> on
      <a href="${around.issuePath}">${progress.sight.title} #${progress.sight.number}</a>. The steps tick
      themselves when they are done; nothing here has to be pressed.
    </p>
    <div data-live="steps">
      <p class="meta" role="status">${done.filter(Boolean).length} of ${role.steps.length} steps done</p>
      <ol class="steps">
        ${role.steps.map((step, index) => stepItem(step, around, index === done.indexOf(false), done[index] ?? false))}
      </ol>
      ${done.includes(false) ? null : ending(role.learned)}
    </div>`;
  return { title: role.title, main };
}

function stepItem(step: Step, around: Surroundings, isNext: boolean, isDone: boolean): Html {
  const word = isDone ? "done" : isNext ? "next" : "to do";
  return html`<li class="step ${word.replace(" ", "-")}">
    <span class="step-sign" role="img" aria-label="${word}">${icon(isDone ? "check" : "dot")}</span>
    <div>
      <h2>${step.title}</h2>
      ${isDone ? null : step.how(around)}
    </div>
  </li>`;
}

function ending(learned: string): Html {
  return html`<section class="ending" aria-labelledby="ending">
    <h2 id="ending">That was a task’s whole life</h2>
    <p>${learned}</p>
    <p>
      <a href="/demo/why">See what Tutti did, and why</a>, <a href="/demo">be somebody else</a>, or
      <a href="/demo/yours">use it on your repository</a>.
    </p>
  </section>`;
}

function surroundingsOf({ seeded, sandbox }: Performance, { sight }: Progress): Surroundings {
  const path = `/${seeded.owner}/${seeded.repository}`;
  const pull = sight.pullRequest;
  return {
    sight,
    issuePath: `${path}/issues/${String(sight.number)}`,
    pullPath: pull === null ? null : `${path}/pull/${String(pull.number)}`,
    newPullPath: `${path}/compare${sight.branch === null ? "" : `?head=${sight.branch}`}`,
    cloneUrl: (login) => cloneUrl(sandbox.url, path.slice(1), seeded.personas[login] ?? { login, token: "" }),
  };
}
