import { type Content, html } from "../html.ts";

const names = /(?<![\w/@#])(?:#(?<number>\d{1,9})|@(?<login>[A-Za-z\d](?:[A-Za-z\d-]{0,38})))\b/g;

/** `#12` and `@ada` as links. */
export function linkNames(text: string, repositoryPath: string): Content {
  const found: Content[] = [];
  let end = 0;
  for (const match of text.matchAll(names)) {
    found.push(text.slice(end, match.index));
    const { number, login } = match.groups ?? {};
    if (number !== undefined) found.push(html`<a href="${repositoryPath}/issues/${number}">#${number}</a>`);
    else found.push(html`<strong class="mention">@${login ?? ""}</strong>`);
    end = match.index + match[0].length;
  }
  return [...found, text.slice(end)];
}
