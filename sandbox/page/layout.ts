import type { Company } from "./company.ts";
import type { Desk } from "./desk.ts";
import { type Html, html } from "./html.ts";
import type { Notice } from "./notice.ts";
import { avatar } from "./parts/account.ts";
import { castForm } from "./parts/cast-form.ts";
import { icon } from "./parts/icon.ts";
import { labelColors } from "./parts/label.ts";
import { labelStylePath, styleSheets } from "./serve-asset.ts";
import type { Page } from "./visit.ts";
import { type Visitor, personas } from "./visitor.ts";

type Frame = {
  readonly desk: Desk;
  readonly company: Company;
  readonly visitor: Visitor | null;
  readonly notice: Notice | null;
  /** Where the page is, for forms that come back to it. */
  readonly here: string;
};

/** The whole document around a page's content. */
export function layOut({ title, main }: Page, frame: Frame): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · sandbox GitHub</title>
        ${styleSheets.map((name) => html`<link rel="stylesheet" href="/_page/${name}.css" />`)}
        <link rel="stylesheet" data-labels href="${labelStylePath(labelColors(frame.desk.github.state))}" />
        <link rel="icon" href="/_page/icon.svg" type="image/svg+xml" />
        <script src="/_page/live.js" type="module"></script>
        ${broughtFiles(frame.company)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${frame.company.banner(frame.here)}
        <header class="top">
          <nav aria-label="Main">
            <a class="brand" href="/">${icon("board")}Board</a>${repositoryLinks(frame)}
          </nav>
          ${frame.company.directs ? null : castForm(frame.desk.cast.playing, frame.here)} ${actAsForm(frame)}
        </header>
        ${noticeOf(frame.notice)}
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html>`;
}

function broughtFiles({ files }: Company): readonly Html[] {
  return Object.keys(files).map((path) =>
    path.endsWith(".css")
      ? html`<link rel="stylesheet" href="${path}" />`
      : html`<script src="${path}" type="module"></script>`,
  );
}

function repositoryLinks({ desk }: Frame): readonly Html[] {
  const { state } = desk.github;
  return state.repositories
    .all()
    .filter(({ isPrivate }) => !isPrivate)
    .map(({ ownerId, name }) => {
      const path = `${state.accounts.at(ownerId).login}/${name}`;
      return html`<a class="repository" href="/${path}">${path.replace("/", " / ")}</a>`;
    });
}

function actAsForm({ desk, visitor, here }: Frame): Html {
  const options = personas(desk.github.state).map(({ account }) =>
    account.id === visitor?.account.id
      ? html`<option selected>${account.login}</option>`
      : html`<option>${account.login}</option>`,
  );
  return html`<form class="act-as" method="post" action="/_page/act-as">
    <input type="hidden" name="back" value="${here}" />
    ${visitor === null ? null : avatar(visitor.account.id, 32)}
    <label for="act-as">Act as</label>
    <select id="act-as" name="login">
      ${options}
    </select>
    <button type="submit">Switch</button>
  </form>`;
}

function noticeOf(notice: Notice | null): Html | null {
  if (notice === null) return null;
  const role = notice.kind === "refused" ? "alert" : "status";
  return html`<p class="notice ${notice.kind}" role="${role}">${notice.text}</p>`;
}
