import { type Content, html } from "../html.ts";

/** Where what has a number in this repository is shown; null where nothing has it. */
export type AddressOf = (number: number) => string | null;

const names = /(?<![\w/@#])(?:#(?<number>\d{1,9})|@(?<login>[A-Za-z\d](?:[A-Za-z\d-]{0,38})))\b/g;

/** `@ada` as a mention, and `#12` as a link where there is a 12. */
export function linkNames(text: string, addressOf: AddressOf): Content {
  const found: Content[] = [];
  let end = 0;
  for (const match of text.matchAll(names)) {
    const { number, login } = match.groups ?? {};
    const address = number === undefined ? null : addressOf(Number(number));
    if (number !== undefined && address === null) continue;
    found.push(text.slice(end, match.index));
    if (address === null) found.push(html`<strong class="mention">@${login ?? ""}</strong>`);
    else found.push(html`<a href="${address}">#${number ?? ""}</a>`);
    end = match.index + match[0].length;
  }
  return [...found, text.slice(end)];
}
