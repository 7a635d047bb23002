import { type Content, type Html, html } from "../../sandbox/page/html.ts";
import { moment } from "../../sandbox/page/parts/moment.ts";
import type { Page, Visit } from "../../sandbox/page/visit.ts";
import { type Deed, explain } from "../journal/explain.ts";
import type { Performance } from "../performance.ts";

const most = 40;

/** Each thing that Tutti wrote, back over the event and the rule to what caused it. `?task=` narrows it to one. */
export async function whyPage(performance: Performance, { url }: Visit): Promise<Page> {
  const { sandbox, seeded, journal } = performance;
  const { github } = sandbox;
  const deeds = await explain({ ...github, repositoryId: seeded.repositoryId }, journal);
  const asked = Number(url.searchParams.get("task"));
  const shown = asked > 0 ? deeds.filter(({ number }) => number === asked) : deeds;
  const path = `/${seeded.owner}/${seeded.repository}`;
  const main = html`<div class="wide">
    <h1>What Tutti did, and why</h1>
    <p>
      Read each line from the left: what Tutti wrote on GitHub, after which event of its
      <a href="${path}/commits/tutti-ledger">record</a>, by which rule, and what had caused that. Newest
      first.
      ${asked > 0 ? html`Only <a href="${path}/issues/${asked}">#${asked}</a>; <a href="/demo/why">show all</a>.` : null}
    </p>
    <div data-live="why">
      ${shown.length === 0 ? html`<p class="empty">Nothing yet. Take up a role, or let the cast play.</p>` : table(shown, path)}
    </div>
  </div>`;
  return { title: "What Tutti did, and why", main };
}

function table(deeds: readonly Deed[], path: string): Html {
  const more = deeds.length - most;
  return html`<div class="why" tabindex="0" role="region" aria-label="What Tutti did, and why, as a table">
      <table>
        <thead>
          <tr>
            <th scope="col">Tutti wrote</th>
            <th scope="col">after the event</th>
            <th scope="col">by the rule</th>
            <th scope="col">caused by</th>
          </tr>
        </thead>
        <tbody>
          ${deeds.slice(0, most).map((deed) => row(deed, path))}
        </tbody>
      </table>
    </div>
    ${more > 0 ? html`<p class="more">and ${more} before that</p>` : null}`;
}

function row({ at, number, title, causes, events, writes }: Deed, path: string): Html {
  return html`<tr>
    <td data-column="Tutti wrote">
      <p class="meta">
        ${moment(at)}${number === null ? null : html` · <a href="${path}/issues/${number}">${title} #${number}</a>`}
      </p>
      ${writes.length === 0 ? "nothing: it was only put on record" : list(writes)}
    </td>
    <td data-column="after the event">
      ${list(events.map(({ type, detail }) => html`<code>${type}</code>${detail === "" ? "" : ` ${detail}`}`))}
    </td>
    <td data-column="by the rule">${list([...new Set(events.map(({ rule }) => rule))])}</td>
    <td data-column="caused by">${list(causes)}</td>
  </tr>`;
}

function list(items: readonly Content[]): Html | null {
  if (items.length === 0) return null;
  return html`<ul class="plain">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
