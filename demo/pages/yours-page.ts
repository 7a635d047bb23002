import { type Content, type Html, html } from "../../sandbox/page/html.ts";
import type { Page } from "../../sandbox/page/visit.ts";
import { copyable } from "../roles/step-help.ts";

/** From the demo to a repository of one's own: see what it would do, choose a door, and how to leave again. */
export function yoursPage(): Page {
  const main = html`<div class="narrow yours">
    <h1>Use it on your repository</h1>
    <p>
      What you saw is Tutti as it runs anywhere; only GitHub was played. Everything below begins in
      <em>observe</em> mode: Tutti labels and reports, refuses nothing, mentions nobody.
    </p>
    <ol class="steps">
      ${step(
        1,
        "See what it would set up",
        html`<p>
            Reads CODEOWNERS, collaborators and recent pull requests, proposes <code>.github/tutti.yml</code>,
            and writes nothing. It takes the token of <code>gh auth login</code>, or
            <code>GITHUB_TOKEN</code>:
          </p>
          ${copyable("command to see the proposal", "npm run tutti -- init --repo <owner>/<name> --dry-run")}
          <p>
            Instead of the last option, <code>--pull-request</code> opens the pull request that says all of
            it.
          </p>`,
      )}
      ${step(
        2,
        "Choose its door",
        html`<div class="ways">
          ${way(
            "The Action",
            "For one repository, without a server. The proposal holds its workflow, so merging the pull request is all. Its gate advises.",
            null,
          )}
          ${way(
            "The App",
            html`For a gate that binds, for several repositories, for answers at once. It needs a host that
              GitHub reaches; <code>--app</code> in step 1 leaves the workflow out.`,
            copyable(
              "commands to create and start the App",
              "npm run setup -- https://<your host>\nnpm run serve",
            ),
          )}
        </div>`,
      )}
      ${step(
        3,
        "Let it say what is missing",
        html`<p>Permissions, events, the required check, the record: each with its fix.</p>
          ${copyable("command to check", "npm run tutti -- doctor --repo <owner>/<name>")}`,
      )}
      ${step(
        4,
        "Trust it, or leave",
        html`<p>
            The first shows what enforcing would have refused in the last 30 days, and proposes it with
            <code>--pull-request</code>. The second shows what leaving would take away, and does it with
            <code>--yes</code>.
          </p>
          ${copyable(
            "commands to enforce, and to leave",
            "npm run tutti -- promote enforce --repo <owner>/<name>\nnpm run tutti -- uninstall --repo <owner>/<name>",
          )}`,
      )}
    </ol>
    <p class="meta">
      Each is described in this folder: <code>docs/install-action.md</code>, <code>docs/install-app.md</code>,
      <code>docs/cli.md</code>.
    </p>
  </div>`;
  return { title: "Use it on your repository", main };
}

function step(number: number, title: string, how: Content): Html {
  return html`<li class="step">
    <span class="step-sign" aria-hidden="true">${number}</span>
    <div>
      <h2>${title}</h2>
      ${how}
    </div>
  </li>`;
}

function way(title: string, about: Content, commands: Html | null): Html {
  return html`<section>
    <h3>${title}</h3>
    <p>${about}</p>
    ${commands}
  </section>`;
}
