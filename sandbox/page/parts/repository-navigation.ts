import { type Html, html } from "../html.ts";

const tabs = [
  ["Code", ""],
  ["Issues", "/issues"],
  ["Pull requests", "/pulls"],
  ["Discussions", "/discussions"],
  ["Branches", "/branches"],
] as const;

export type Tab = (typeof tabs)[number][0];

/** The head of every page of a repository. */
export function repositoryHead(path: string, current: Tab): Html {
  const links = tabs.map(([name, rest]) =>
    name === current
      ? html`<a href="${path}${rest}" aria-current="page">${name}</a>`
      : html`<a href="${path}${rest}">${name}</a>`,
  );
  return html`<nav class="tabs" aria-label="Repository ${path.slice(1)}">${links}</nav>`;
}
