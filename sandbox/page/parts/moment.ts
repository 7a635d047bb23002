import { type Html, html } from "../html.ts";

/** `2026-03-02T14:05:09Z` as `2 Mar 14:05 UTC`. */
export function moment(timestamp: string): Html {
  const date = new Date(timestamp);
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  return html`<time datetime="${timestamp}" title="${timestamp}"
    >${day} ${timestamp.slice(11, 16)} UTC</time
  >`;
}
