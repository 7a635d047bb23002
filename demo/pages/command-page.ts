import { html } from "../../sandbox/page/html.ts";
import type { Page, Visit } from "../../sandbox/page/visit.ts";
import type { Performance } from "../performance.ts";
import { copyable } from "../roles/step-help.ts";
import { commandLines } from "./command-lines.ts";

/** How the demo is asked by the command that people will use at their own repository. */
export function commandPage({ sandbox, seeded }: Performance, { visitor }: Visit): Page {
  const repository = `${seeded.owner}/${seeded.repository}`;
  const lines = commandLines({ apiUrl: sandbox.apiUrl, token: visitor?.token ?? "", repository });
  const main = html`<div class="narrow">
    <h1>The command tutti</h1>
    <p>
      In another terminal, in the folder where you started the demo. Each line has the address of the demo’s
      GitHub in it, and a token of ${visitor?.account.login ?? "nobody"}, as whom you act: choose somebody
      else above, and the lines are theirs. The token is of use nowhere else.
    </p>
    ${lines.map(
      ({ label, about, line }) =>
        html`<p>${about}</p>
          ${copyable(label, line)}`,
    )}
    <p class="meta">
      These read, and change nothing. <code>npm run tutti -- help</code> lists all there are. The command goes
      by this machine’s clock: where the demo’s was moved ahead, what is overdue there may still have time
      here.
    </p>
    <p><a href="/demo/yours">Use it on your repository</a></p>
  </div>`;
  return { title: "The command tutti", main };
}
