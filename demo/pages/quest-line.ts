import { type Html, html } from "../../sandbox/page/html.ts";
import type { Performance } from "../performance.ts";
import type { Progress } from "../roles/quests.ts";
import { around } from "./around.ts";

/** The next step of the role that somebody plays, on whichever page they are, with all that it takes to do it there. */
export function questLine(performance: Performance, path: string): Html | null {
  const progress = performance.quests.present();
  if (progress === null) return nothingBegun(performance, path);
  const { role, done } = progress;
  const next = role.steps[done.indexOf(false)];
  const address = `/demo/roles/${role.name}`;
  if (next === undefined)
    return html`<p class="quest">${role.title}: all done. <a href="${address}">What you saw</a></p>`;
  const title = html`${marks(progress)} ${role.title}, step ${done.indexOf(false) + 1} of
    ${role.steps.length}: <strong>${next.title}</strong>`;
  if (path === address) return html`<p class="quest">${title}</p>`;
  return html`<details class="quest">
    <summary>${title}</summary>
    <div class="quest-how">
      ${next.how(around(performance, progress))}
      <p><a href="${address}">All five steps</a></p>
    </div>
  </details>`;
}

function nothingBegun({ sandbox }: Performance, path: string): Html | null {
  if (sandbox.cast.playing === true || path.startsWith("/demo")) return null;
  return html`<p class="quest">
    Nothing moves by itself now: <a href="/demo">be somebody</a>, or let the cast play.
  </p>`;
}

function marks({ done }: Progress): Html {
  return html`<span class="quest-marks" aria-hidden="true">
    ${done.map((isDone) => html`<span class="${isDone ? "done" : "due"}"></span>`)}
  </span>`;
}
