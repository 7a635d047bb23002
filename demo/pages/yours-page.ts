import { readFile } from "node:fs/promises";
import { html } from "../../sandbox/page/html.ts";
import type { Page } from "../../sandbox/page/visit.ts";
import { copyable } from "../roles/step-help.ts";

const example = new URL("../../config/examples/solo.yml", import.meta.url);

/** From the demo to a repository of one's own: the next commands, and how to leave again. */
export async function yoursPage(): Promise<Page> {
  const configuration = await readFile(example, "utf8");
  const main = html`<div class="yours">
    <h1>Use it on your repository</h1>
    <p>
      Everything that you saw here is the App as it runs anywhere; only GitHub was played. Begin in
      <em>observe</em> mode: Tutti then labels and reports, and refuses nothing.
    </p>
    <ol class="steps">
      <li class="step">
        <span class="step-sign" aria-hidden="true">1</span>
        <div>
          <h2>Create the App</h2>
          <p>
            Stop the demo. This shows a page that creates the App on GitHub with the permissions that it
            needs, and writes its credentials to <code>.env</code>:
          </p>
          ${copyable("command to create the App", "npm run setup")}
        </div>
      </li>
      <li class="step">
        <span class="step-sign" aria-hidden="true">2</span>
        <div>
          <h2>Say where GitHub finds it</h2>
          <p>On the App’s settings page, point its webhook at your host:</p>
          ${copyable("address of the webhook", "https://<your host>/api/github/webhooks")}
        </div>
      </li>
      <li class="step">
        <span class="step-sign" aria-hidden="true">3</span>
        <div>
          <h2>Say who is in the team</h2>
          <p>
            Install the App on the repository, and put a file <code>.github/tutti.yml</code> on its default
            branch. For one person and an agent it may be as short as this:
          </p>
          ${copyable("configuration", configuration)}
        </div>
      </li>
      <li class="step">
        <span class="step-sign" aria-hidden="true">4</span>
        <div>
          <h2>Start it</h2>
          <p>It says as which App, on which host and installations, and in which mode, before it writes:</p>
          ${copyable("command to start", "npm start")}
        </div>
      </li>
    </ol>
    <p>
      When you trust it, set <code>mode: enforce</code> and require the check
      <code>tutti / ready to merge</code> in a ruleset of the default branch. To leave, uninstall the App:
      labels and cards are views, and the record stays with you, on the branch <code>tutti-ledger</code>.
    </p>
  </div>`;
  return { title: "Use it on your repository", main };
}
