import { isAtLeast, roleIn } from "../../authorization/repository-role.ts";
import { mergeBlockers } from "../../operations/merge-blockers.ts";
import type { Issue } from "../../state/issue.ts";
import { nodeId } from "../../state/node-id.ts";
import type { PullRequest } from "../../state/pull-request.ts";
import { type Html, html } from "../html.ts";
import type { RepositoryVisit } from "../visit.ts";
import { actForm } from "./act-form.ts";
import { checkList } from "./checks.ts";
import { icon } from "./icon.ts";

/** Checks, what the rules still ask, and the button that merges, which cannot be pressed while something blocks it. */
export async function mergeBox(visit: RepositoryVisit, issue: Issue, pull: PullRequest): Promise<Html> {
  return html`<section class="merge-box" aria-labelledby="checks">
    <h2 id="checks">Checks</h2>
    ${checkList(visit, pull)}
    ${pull.mergedAt === null && issue.state === "open" ? await merging(visit, pull) : null}
  </section>`;
}

async function merging(visit: RepositoryVisit, pull: PullRequest): Promise<Html> {
  const { path } = visit;
  const fields = { number: pull.number };
  const draft = { path, fields: { id: nodeId("PullRequest", pull.repositoryId, pull.id) } };
  const reasons = await whyNot(visit, pull);
  return html` ${
      reasons.length === 0
        ? html`<div class="verdict good" id="merge-verdict">
            ${icon("done")}
            <p>This can be merged.</p>
          </div>`
        : html`<div class="verdict waiting" id="merge-verdict">
            ${icon("lock")}
            <div>
              <p>Merging is blocked.</p>
              <ul>
                ${reasons.map((reason) => html`<li>${reason}</li>`)}
              </ul>
            </div>
          </div>`
    }
    <div class="buttons">
      ${actForm({ path, act: "merge", fields }, mergeButton(reasons.length === 0 ? "open" : "blocked"))}
      ${
        pull.isDraft
          ? actForm(
              { ...draft, act: "mark-ready" },
              html`<button id="ready" type="submit">Ready for review</button>`,
            )
          : actForm(
              { ...draft, act: "make-draft" },
              html`<button id="draft" type="submit">Convert to draft</button>`,
            )
      }
    </div>`;
}

function mergeButton(way: "open" | "blocked"): Html {
  return way === "open"
    ? html`<button id="merge" class="primary" type="submit">Merge pull request</button>`
    : html`<button id="merge" type="submit" disabled aria-describedby="merge-verdict">
        Merge pull request
      </button>`;
}

/** What the API would answer to this visitor. */
async function whyNot(
  { desk, visitor, repository }: RepositoryVisit,
  pull: PullRequest,
): Promise<readonly string[]> {
  const accountId = visitor?.account.id ?? 0;
  const actor = { accountId, viaAppId: null, startsWorkflows: true };
  const role = roleIn(desk.github.state, repository, accountId, "explicit");
  return [
    ...(isAtLeast(role, "write") ? [] : ["Only those with write access to this repository can merge."]),
    ...(pull.isDraft ? ["This is a draft."] : []),
    ...(pull.mergeability === "conflicting" ? ["It conflicts with the base branch."] : []),
    ...(await mergeBlockers(desk.github, actor, pull)),
  ];
}
