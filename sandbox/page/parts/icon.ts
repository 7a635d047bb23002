import { Html } from "../html.ts";

/** Drawn on a field of 16 by 16, in strokes of the text's colour. Never the only carrier of a meaning. */
const drawings = {
  open: `<circle cx="8" cy="8" r="6.25"/><circle cx="8" cy="8" r="1.5" fill="currentColor" stroke="none"/>`,
  done: `<circle cx="8" cy="8" r="6.25"/><path d="m5.2 8.2 2 2 3.6-4.2"/>`,
  skipped: `<circle cx="8" cy="8" r="6.25"/><path d="m3.8 12.2 8.4-8.4"/>`,
  pull: `<circle cx="4" cy="3.5" r="1.75"/><circle cx="4" cy="12.5" r="1.75"/><circle cx="12" cy="12.5" r="1.75"/><path d="M4 5.5v5M12 10.5V6a2 2 0 0 0-2-2H7.5M9.5 2 7.3 4l2.2 2"/>`,
  merge: `<circle cx="4.5" cy="3.5" r="1.75"/><circle cx="4.5" cy="12.5" r="1.75"/><circle cx="11.7" cy="9" r="1.75"/><path d="M4.5 5.5v5M4.7 5.6C5.3 7.6 7 9 9.8 9"/>`,
  commit: `<circle cx="8" cy="8" r="2.75"/><path d="M1 8h4M11 8h4"/>`,
  branch: `<circle cx="4.5" cy="3.5" r="1.75"/><circle cx="4.5" cy="12.5" r="1.75"/><circle cx="11.5" cy="4.5" r="1.75"/><path d="M4.5 5.5v5M11.5 6.4c0 2.6-7 1.4-7 4"/>`,
  tag: `<path d="M1.8 7.2V2.6c0-.5.3-.8.8-.8h4.6l7 7-5.4 5.4z"/><circle cx="5" cy="5" r=".9" fill="currentColor" stroke="none"/>`,
  person: `<circle cx="8" cy="5" r="2.9"/><path d="M2.6 14.2a5.4 5.4 0 0 1 10.8 0"/>`,
  eye: `<path d="M1.2 8S3.6 3.6 8 3.6 14.8 8 14.8 8 12.4 12.4 8 12.4 1.2 8 1.2 8z"/><circle cx="8" cy="8" r="2"/>`,
  check: `<path d="m2.8 8.5 3.4 3.5 7-7.8"/>`,
  cross: `<path d="m3.7 3.7 8.6 8.6M12.3 3.7l-8.6 8.6"/>`,
  dot: `<circle cx="8" cy="8" r="4" fill="currentColor" stroke="none"/>`,
  comment: `<path d="M2 2.5h12v8.5H8l-3.5 3v-3H2z"/>`,
  pencil: `<path d="m10.5 2.5 3 3-8 8-3.5.5.5-3.5z"/>`,
  link: `<path d="m6.5 9.5 3-3M7 4.5 8.7 2.8a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5l-1.7 1.7a3.2 3.2 0 0 1-4.5-4.5L4.5 7"/>`,
  lock: `<rect x="3" y="7" width="10" height="7" rx="1"/><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2"/>`,
  code: `<path d="m5 4-4 4 4 4M11 4l4 4-4 4"/>`,
  board: `<rect x="1.75" y="2.5" width="12.5" height="11" rx="1.5"/><path d="M6 2.5v11M10.2 2.5v11"/>`,
} as const;

export type IconName = keyof typeof drawings;

export function icon(name: IconName): Html {
  return new Html(
    `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawings[name]}</svg>`,
  );
}
