import { type Html, html } from "../../sandbox/page/html.ts";
import { castForm } from "../../sandbox/page/parts/cast-form.ts";
import { moment } from "../../sandbox/page/parts/moment.ts";
import type { Performance } from "../performance.ts";

/** What time it is at GitHub, and what makes it move: the cast, a leap, or a new beginning. */
export function timeForms({ sandbox }: Performance, here: string): Html {
  return html`<div class="time" role="group" aria-label="Time and cast">
    <span data-live="time">GitHub’s time: ${moment(sandbox.clock.timestamp())}</span>
    ${castForm(sandbox.cast.playing, here)}
    <form method="post" action="/demo/time">
      <input type="hidden" name="back" value="${here}" />
      <button type="submit" name="leap" value="hour">+1 hour</button>
      <button type="submit" name="leap" value="day">+1 day</button>
    </form>
    <form method="post" action="/demo/reset">
      <button type="submit" title="Forgets everything, and begins again">Reset</button>
    </form>
  </div>`;
}
