import { html } from "../html.ts";
import type { Page } from "../visit.ts";

/** For an address that leads nowhere, for this visitor at least. */
export const notHere: Page = {
  title: "Not found",
  main: html`<h1>Nothing here</h1>
    <p>
      There is no such page, or whom you act as may not see it, or GitHub has it and this sandbox has not: it
      has the board, and of each repository issues, pull requests, discussions, code, branches, commits,
      labels, rules and settings.
      <a href="/">Back to the board</a>
    </p>`,
};
