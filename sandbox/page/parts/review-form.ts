import type { PullRequest } from "../../state/pull-request.ts";
import { type Html, html } from "../html.ts";
import type { RepositoryVisit } from "../visit.ts";
import { actForm } from "./act-form.ts";

export function reviewForm({ path, visitor }: RepositoryVisit, pull: PullRequest): Html {
  return html`<section class="review" aria-labelledby="review">
    <h2 id="review">Review${visitor === null ? "" : ` as ${visitor.account.login}`}</h2>
    ${actForm(
      { path, act: "review", fields: { number: pull.number, commit: pull.headSha }, className: "stacked" },
      html`<label for="review-body">What you think</label
        ><textarea id="review-body" name="body" rows="3"></textarea>
        <div class="buttons">
          <button name="verdict" value="APPROVE" type="submit">Approve</button>
          <button name="verdict" value="REQUEST_CHANGES" type="submit">Request changes</button>
          <button name="verdict" value="COMMENT" type="submit">Only comment</button>
        </div>`,
    )}
  </section>`;
}
