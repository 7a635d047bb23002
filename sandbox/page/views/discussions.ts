import { numberKey } from "../../state/github-state.ts";
import { nodeId } from "../../state/node-id.ts";
import { html } from "../html.ts";
import { renderMarkdown } from "../markdown/render-markdown.ts";
import { numberAddress } from "../number-address.ts";
import { avatar, loginOf } from "../parts/account.ts";
import { actForm } from "../parts/act-form.ts";
import { moment } from "../parts/moment.ts";
import { repositoryHead } from "../parts/repository-navigation.ts";
import type { Page, RepositoryVisit } from "../visit.ts";

export function discussionList(visit: RepositoryVisit): Page {
  const { desk, repository, path } = visit;
  const { state } = desk.github;
  const found = state.discussions.by("repository", repository.id).toReversed();
  const rows = found.map(
    ({ number, title, categoryId, authorId, createdAt }) =>
      html`<li>
        <a href="${path}/discussions/${number}">${title}</a>
        <p class="meta">
          #${number} in ${state.discussionCategories.at(categoryId).name} by ${loginOf(state, authorId)},
          ${moment(createdAt)}
        </p>
      </li>`,
  );
  const main = html`${repositoryHead(visit, "Discussions")}
    <h1>Discussions</h1>
    <div data-live="list">
      ${
        found.length === 0
          ? html`<p class="empty">Nothing here.</p>`
          : html`<ul class="rows">
              ${rows}
            </ul>`
      }
    </div>`;
  return { title: "Discussions", main };
}

export function discussionPage(visit: RepositoryVisit): Page | null {
  const { desk, repository, path, parameters } = visit;
  const { state } = desk.github;
  const key = numberKey(repository.id, Number(parameters["number"]));
  const discussion = state.discussions.firstBy("number", key);
  if (discussion === undefined) return null;
  const remarks = [discussion, ...state.discussionComments.by("discussion", discussion.id)].map(
    ({ authorId, createdAt, body }) =>
      html`<li class="remark">
        ${avatar(authorId, 40)}
        <article>
          <header><strong>${loginOf(state, authorId)}</strong> commented ${moment(createdAt)}</header>
          ${renderMarkdown(body, numberAddress(visit))}
        </article>
      </li>`,
  );
  const main = html`${repositoryHead(visit, "Discussions")}
    <h1>${discussion.title} <span class="number">#${discussion.number}</span></h1>
    <div data-live="conversation">
      <ol class="timeline">
        ${remarks}
      </ol>
    </div>
    ${actForm(
      {
        path,
        act: "discuss",
        fields: { id: nodeId("Discussion", repository.id, discussion.id) },
        className: "stacked",
      },
      html`<label for="comment">Comment</label
        ><textarea id="comment" name="body" rows="4" required></textarea>
        <button class="primary" type="submit">Comment</button>`,
    )}`;
  return { title: discussion.title, main };
}
