import { html } from "../html.ts";
import type { Page } from "../visit.ts";

/** Nobody logs in here: whom you act as, you choose. */
export function loginPage(): Page {
  const main = html`<h1>There is no login here</h1>
    <p>
      Choose at the top, beside “Act as”, who you are. For git and the API each of them has a token: the page
      of a repository shows the line that clones it as whom you act as, token included.
      <a href="/">Back to the board</a>
    </p>`;
  return { title: "No login", main };
}
