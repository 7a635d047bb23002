import type { ReactionContent } from "../../state/issue.ts";
import { Html } from "../html.ts";

const face = `<circle cx="8" cy="8" r="6.5" fill="#ffcc4d" stroke="none"/>`;
const eyes = `<circle cx="5.7" cy="6.7" r=".9" fill="#664500" stroke="none"/><circle cx="10.3" cy="6.7" r=".9" fill="#664500" stroke="none"/>`;
const thumb = `<path d="M2.2 7.3h2.3v6H2.2z" fill="#e8a33d" stroke="none"/><path d="M4.9 7.2 7.6 2c1.3 0 1.9.9 1.7 2.1l-.5 2.4h3.7c1 0 1.6.8 1.4 1.7l-1 4.2c-.2.7-.7 1.1-1.4 1.1H4.9z" fill="#ffcc4d" stroke="none"/>`;

/** Drawn, so that they are the same on a machine without a font for them. On a field of 16 by 16. */
const drawings: Readonly<Record<ReactionContent, string>> = {
  "+1": thumb,
  "-1": `<g transform="rotate(180 8 8)">${thumb}</g>`,
  laugh: `${face}${eyes}<path d="M4.4 9.2h7.2a3.6 3.4 0 0 1-7.2 0z" fill="#664500" stroke="none"/>`,
  confused: `${face}${eyes}<path d="M5.6 11.4c1-1.5 3-2 4.8-1.5" stroke="#664500" stroke-width="1.2"/>`,
  heart: `<path d="M8 13.6S1.8 9.9 1.8 5.8C1.8 2.6 6.3 1.7 8 4.7c1.7-3 6.2-2.1 6.2 1.1 0 4.1-6.2 7.8-6.2 7.8z" fill="#dd2e44" stroke="none"/>`,
  hooray: `<path d="m1.6 14.4 3.6-9 5.4 5.4z" fill="#dd9a2e" stroke="none"/><path d="M8 4.6c.4-1.3 0-2.4-.9-3M11.4 8c1.3-.4 2.4 0 3 .9M9.6 6.4l3.6-3.6" stroke="#3b88c3" stroke-width="1.2"/>`,
  rocket: `<path d="M14.2 1.8c-4 0-7 2.2-8.4 5.4l3 3c3.2-1.4 5.4-4.4 5.4-8.4z" fill="#9aa5b1" stroke="none"/><circle cx="10.6" cy="5.4" r="1.2" fill="#3b88c3" stroke="none"/><path d="m5.6 7.4-3 .9L4.4 10zM8.6 10.4l-.9 3L6 11.6z" fill="#a0041e" stroke="none"/><path d="m4.6 11.4-2.8 2.8" stroke="#f4900c" stroke-width="1.6"/>`,
  eyes: `<ellipse cx="4.6" cy="8" rx="3" ry="4.6" fill="#f5f8fa" stroke="#66757f" stroke-width=".8"/><ellipse cx="11.4" cy="8" rx="3" ry="4.6" fill="#f5f8fa" stroke="#66757f" stroke-width=".8"/><circle cx="5.4" cy="8.6" r="1.5" fill="#292f33" stroke="none"/><circle cx="12.2" cy="8.6" r="1.5" fill="#292f33" stroke="none"/>`,
};

export function reactionFace(content: ReactionContent): Html {
  return new Html(
    `<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke-linecap="round" aria-hidden="true">${drawings[content]}</svg>`,
  );
}
