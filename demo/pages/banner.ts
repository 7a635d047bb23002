import { type Html, html } from "../../sandbox/page/html.ts";
import { moment } from "../../sandbox/page/parts/moment.ts";
import type { Performance } from "../performance.ts";

const links = [
  ["/demo", "Start"],
  ["/demo/why", "What Tutti did, and why"],
  ["/demo/notifications", "Notifications"],
  ["/demo/scenarios", "Scenarios"],
  ["/demo/yours", "Use it on your repository"],
] as const;

/** Above every page: where to go in the demo, what time it is, and the next step of the role that one plays. */
export function banner(performance: Performance, here: string): Html {
  const [path] = here.split("?");
  return html`<aside class="demo-bar" aria-label="Demo">
    <div class="demo-row">
      <nav aria-label="Demo pages">
        ${links.map(([address, words]) =>
          address === path
            ? html`<a href="${address}" aria-current="page">${words}</a>`
            : html`<a href="${address}">${words}</a>`,
        )}
      </nav>
      ${timeForm(performance, here)}
    </div>
    <div data-live="quest">${questLine(performance)}</div>
  </aside>`;
}

function timeForm({ sandbox }: Performance, here: string): Html {
  return html`<form class="time" method="post" action="/demo/time">
      <input type="hidden" name="back" value="${here}" />
      <span data-live="time">GitHub’s time: ${moment(sandbox.clock.timestamp())}</span>
      <button type="submit" name="leap" value="hour">+1 hour</button>
      <button type="submit" name="leap" value="day">+1 day</button>
    </form>
    <form class="time" method="post" action="/demo/reset">
      <button type="submit">Reset</button>
    </form>`;
}

function questLine({ quests }: Performance): Html | null {
  const progress = quests.present();
  if (progress === null) return null;
  const { role, done } = progress;
  const next = done.indexOf(false);
  const address = `/demo/roles/${role.name}`;
  if (next === -1)
    return html`<p class="quest">${role.title}: all done. <a href="${address}">What you saw</a></p>`;
  return html`<p class="quest">
    ${role.title}, step ${next + 1} of ${role.steps.length}:
    <strong>${role.steps[next]?.title ?? ""}</strong>.
    <a href="${address}">How</a>
  </p>`;
}
