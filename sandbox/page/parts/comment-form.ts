import type { Issue } from "../../state/issue.ts";
import { type Html, html } from "../html.ts";
import type { RepositoryVisit } from "../visit.ts";
import { actForm } from "./act-form.ts";

export function commentForm({ path, visitor }: RepositoryVisit, issue: Issue): Html {
  const fields = { number: issue.number };
  return html`<section class="say" aria-labelledby="say">
    <h2 id="say">Comment${visitor === null ? "" : ` as ${visitor.account.login}`}</h2>
    ${actForm(
      { path, act: "comment", fields, className: "stacked" },
      html`<label for="comment">Comment or command</label>
        <textarea id="comment" name="body" rows="4" required aria-describedby="comment-help"></textarea>
        <p id="comment-help" class="meta">
          Markdown. A command is a line of its own, such as <code>/help</code>.
        </p>
        <button class="primary" type="submit">Comment</button>`,
    )}
    <div data-live="openness">${opennessForm(path, issue)}</div>
  </section>`;
}

function opennessForm(path: string, issue: Issue): Html {
  const fields = { number: issue.number };
  const what = issue.isPullRequest ? "pull request" : "issue";
  if (issue.state === "closed") {
    return actForm(
      { path, act: "reopen", fields },
      html`<button id="reopen" type="submit">Reopen ${what}</button>`,
    );
  }
  if (issue.isPullRequest) {
    return actForm(
      { path, act: "close", fields },
      html`<button id="close" name="reason" value="completed" type="submit">Close pull request</button>`,
    );
  }
  return actForm(
    { path, act: "close", fields },
    html`<button id="close" name="reason" value="completed" type="submit">Close as completed</button>
      <button id="close-not-planned" name="reason" value="not_planned" type="submit">
        Close as not planned
      </button>`,
  );
}
