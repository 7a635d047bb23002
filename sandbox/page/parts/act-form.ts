import { type Content, type Html, html } from "../html.ts";

type Act = {
  /** `/owner/name` of the repository. */
  readonly path: string;
  readonly act: string;
  /** Sent along without being shown. */
  readonly fields?: Readonly<Record<string, string | number>>;
  readonly className?: string;
};

/** A form whose submission is an act of the visitor's through the API; it comes back to where it was. */
export function actForm({ path, act, fields = {}, className = "" }: Act, content: Content): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form class="act ${className}" method="post" action="/_page/acts${path}/${act}">
    ${hidden}${content}
  </form>`;
}
