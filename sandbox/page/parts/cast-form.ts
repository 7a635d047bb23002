import { type Html, html } from "../html.ts";

/** Sets scripted members to work, or stops them. Nothing where there are none: `playing` is `null`. */
export function castForm(playing: boolean | null, here: string): Html | null {
  if (playing === null) return null;
  return html`<form class="cast" method="post" action="/_page/cast">
    <input type="hidden" name="back" value="${here}" />
    <button type="submit" name="playing" value="${playing ? "no" : "yes"}">
      ${playing ? "Pause the cast" : "Let the cast play"}
    </button>
  </form>`;
}
