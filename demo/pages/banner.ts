import { type Html, html } from "../../sandbox/page/html.ts";
import type { Performance } from "../performance.ts";
import { questLine } from "./quest-line.ts";
import { timeForms } from "./time-forms.ts";

const links = [
  ["/demo", "Start"],
  ["/demo/scenarios", "Scenarios"],
  ["/demo/why", "What Tutti did, and why"],
  ["/demo/notifications", "Notifications"],
  ["/demo/yours", "Use it on your repository"],
] as const;

/** Above every page, and no part of GitHub's: where to go in the demo, what time it is, and the next step of one's role. */
export function banner(performance: Performance, here: string): Html {
  const [path = ""] = here.split("?");
  return html`<aside class="demo-bar" aria-label="Demo">
    <div class="demo-row">
      <a class="demo-mark" href="/demo">Tutti <span>demo</span></a>
      <nav aria-label="Demo pages">
        ${links.map(([address, words]) =>
          address === path
            ? html`<a href="${address}" aria-current="page">${words}</a>`
            : html`<a href="${address}">${words}</a>`,
        )}
      </nav>
      ${timeForms(performance, here)}
    </div>
    <div data-live="quest">${questLine(performance, path)}</div>
  </aside>`;
}
