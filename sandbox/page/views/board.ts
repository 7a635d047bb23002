import type { GitHubState } from "../../state/github-state.ts";
import { fullName } from "../../state/lookup.ts";
import type { Issue } from "../../state/issue.ts";
import type { Repository } from "../../state/repository.ts";
import { type Html, html } from "../html.ts";
import { mayRead } from "../may-read.ts";
import { accountName } from "../parts/account.ts";
import { labelPill, labelsOf } from "../parts/label.ts";
import { stateIcon } from "../parts/standing.ts";
import type { Page, Visit } from "../visit.ts";

/** A column shows this many cards, the newest first, and says how many more there are. */
const mostCards = 12;

/** Columns are labels, cards are the issues that carry them. */
export function board({ desk, visitor }: Visit): Page {
  const { state } = desk.github;
  const repositories = state.repositories.all().filter((one) => mayRead(state, visitor, one));
  const issues = repositories.flatMap(({ id }) =>
    state.issues.by("repository", id).filter(({ isPullRequest, gone }) => !isPullRequest && gone === null),
  );
  const columns = desk.boardLabels.map((name) => {
    const cards = issues.filter((issue) => labelsOf(state, issue).some((label) => label.name === name));
    return column(state, name, cards.toReversed(), desk.boardLabels);
  });
  const [first] = repositories;
  const isEmpty = !issues.some((issue) =>
    labelsOf(state, issue).some(({ name }) => desk.boardLabels.includes(name)),
  );
  const main = html` <div class="title-row">
      <h1>Board</h1>
      ${first === undefined ? null : newIssueLink(state, first)}
    </div>
    <div data-live="board-hint">${isEmpty ? emptyHint(desk.boardLabels) : null}</div>
    <div class="board" data-live="board" tabindex="0" role="region" aria-label="Columns of the board">
      ${columns}
    </div>`;
  return { title: "Board", main };
}

function emptyHint([first]: readonly string[]): Html {
  if (first === undefined) {
    return html`<p class="hint">
      This board has no columns: nobody said which labels they are. The repositories are above, with their
      issues.
    </p>`;
  }
  return html`<p class="hint">
    Nothing is on the board yet. An issue appears here, by itself, once it has a label such as
    <code>${first}</code>.
  </p>`;
}

function newIssueLink(state: GitHubState, repository: Repository): Html {
  return html`<a class="button primary" href="/${fullName(state, repository)}/issues/new">New issue</a>`;
}

function column(
  state: GitHubState,
  name: string,
  cards: readonly Issue[],
  boardLabels: readonly string[],
): Html {
  const title = name.split("/").at(-1) ?? name;
  const more = cards.length - mostCards;
  return html`<section class="column" aria-labelledby="column-${title}">
    <h2 id="column-${title}">${title} <span class="count">${cards.length}</span></h2>
    <ul>
      ${cards.slice(0, mostCards).map((issue) => card(state, issue, boardLabels))}
    </ul>
    ${more > 0 ? html`<p class="more">and ${more} more</p>` : null}
  </section>`;
}

function card(state: GitHubState, issue: Issue, boardLabels: readonly string[]): Html {
  const path = `/${fullName(state, state.repositories.at(issue.repositoryId))}`;
  const labels = labelsOf(state, issue).filter(({ name }) => !boardLabels.includes(name));
  return html`<li class="card">
    <span class="number">${stateIcon(issue, null)} ${path.slice(1)} #${issue.number}</span>
    <a href="${path}/issues/${issue.number}">${issue.title}</a>
    <div class="labels">${labels.map(labelPill)}</div>
    <div class="people">${issue.assigneeIds.map((id) => accountName(state, id))}</div>
  </li>`;
}
