import type { GitCommit } from "../../state/git-storage.ts";
import { type Html, html } from "../html.ts";
import { moment } from "./moment.ts";

/** A line for each, in their order; each leads to what it changed. */
export function commitRows(path: string, commits: readonly GitCommit[]): Html {
  return html`<ol class="rows" data-live="commits">
    ${commits.map(
      ({ oid, message, author }) =>
        html`<li>
          <a href="${path}/commit/${oid}">${message.split("\n", 1)[0] ?? ""}</a>
          <code>${oid.slice(0, 7)}</code>
          <p class="meta">${author.name}, ${moment(author.date)}</p>
        </li>`,
    )}
  </ol>`;
}
