import { type Html, html } from "../../sandbox/page/html.ts";
import { moment } from "../../sandbox/page/parts/moment.ts";
import type { Page } from "../../sandbox/page/visit.ts";
import type { Notification, Reason } from "../notifications/notifications.ts";
import type { Performance } from "../performance.ts";

const words: Readonly<Record<Reason, string>> = {
  mention: "was mentioned",
  team_mention: "is in a team that was mentioned",
  assign: "is assigned",
  review_requested: "was asked for a review",
  author: "as its author",
  comment: "as somebody who takes part",
};

const mostEach = 15;

/** By persona: what would have been in their inbox, and how much of it was of Tutti's making. */
export function notificationsPage({ notifications, seeded }: Performance): Page {
  const { all } = notifications;
  const people = Object.keys(seeded.personas).map((login) => ({
    login,
    theirs: all.filter((one) => one.login === login).toReversed(),
  }));
  const main = html`<div class="narrow">
    <h1>Notifications they would have got</h1>
    <p>
      Nobody here has a mailbox. These are GitHub’s rules, played: one is told of mentions, assignments,
      requests for review, and of what is said where one takes part; never of what one did oneself, and not of
      labels, checks, or an edited card.
    </p>
    <div data-live="notifications">
      ${all.length === 0 ? html`<p class="empty">Nothing yet. Take up a role, or let the cast play.</p>` : null}
      ${people.filter(({ theirs }) => theirs.length > 0).map(({ login, theirs }) => inbox(login, theirs, seeded))}
    </div>
  </div>`;
  return { title: "Notifications", main };
}

function inbox(login: string, theirs: readonly Notification[], seeded: Performance["seeded"]): Html {
  const byTutti = theirs.filter(({ by }) => by.endsWith("[bot]")).length;
  const threads = [...Map.groupBy(theirs, ({ number }) => number).values()];
  const more = threads.length - mostEach;
  return html`<section aria-labelledby="inbox-${login}">
    <h2 id="inbox-${login}">${login} <span class="tally">${theirs.length}</span></h2>
    <p class="meta">${byTutti} of them because of Tutti</p>
    <ul class="rows entry inbox">
      ${threads.slice(0, mostEach).map((thread) => row(thread, `/${seeded.owner}/${seeded.repository}`))}
    </ul>
    ${more > 0 ? html`<p class="more">and ${more} earlier ones</p>` : null}
  </section>`;
}

/** As in GitHub's inbox: what belongs to one issue or pull request is one line, the newest first. */
function row(thread: readonly Notification[], path: string): Html | null {
  const [newest] = thread;
  if (newest === undefined) return null;
  const { at, number, title, isPullRequest } = newest;
  const counted = Map.groupBy(thread, ({ reason, by }) => `${words[reason]}; by ${by}`);
  return html`<li>
    <a href="${path}/${isPullRequest ? "pull" : "issues"}/${number}">${title} #${number}</a>
    <span class="meta">${moment(at)}</span>
    <ul class="plain reasons">
      ${[...counted].map(([told, { length }]) => html`<li>${told}${length > 1 ? ` (${String(length)} times)` : ""}</li>`)}
    </ul>
  </li>`;
}
