import type { Removal } from "../../src/adapters/github/upkeep/remove-trace.ts";
import { countOf } from "../output/count-of.ts";

const kinds = [
  "label",
  "label-on-issue",
  "comment",
  "reaction",
  "check",
  "assignee",
  "review-request",
  "branch",
] as const;

/** How much of each kind goes, in one line. */
export function removalCounts(removals: readonly Removal[]): string {
  return kinds
    .map((kind) => countedText(kind, removals.filter((removal) => removal.kind === kind).length))
    .filter((text) => text !== "")
    .join(", ");
}

/** What goes and where, a line for each kind. */
export function removalLines(removals: readonly Removal[]): readonly string[] {
  return kinds.flatMap((kind) => {
    const places = removals.filter((removal) => removal.kind === kind).map(placeOf);
    return places.length === 0 ? [] : [`- ${headings[kind]}: ${[...new Set(places)].join(", ")}`];
  });
}

/** What GitHub did not let go, for a person to do. */
export function notRemoved(refused: readonly Removal[]): readonly string[] {
  return kinds.flatMap((kind) => {
    const places = refused.filter((removal) => removal.kind === kind).map(placeOf);
    if (places.length === 0) return [];
    const what = `${headings[kind].charAt(0).toUpperCase()}${headings[kind].slice(1)}`;
    const colon = headings[kind].endsWith(" on") ? " " : ": ";
    return [
      `${what}${colon}${[...new Set(places)].join(", ")} could not be taken away: GitHub refuses it. Do it by hand.`,
    ];
  });
}

const headings = {
  label: "labels",
  "label-on-issue": "labels on issues",
  comment: "comments on",
  reaction: "reactions on",
  check: "checks that wait, ended as neutral",
  assignee: "assignees",
  "review-request": "requests for review",
  branch: "branches",
} as const satisfies Record<Removal["kind"], string>;

function placeOf(removal: Removal): string {
  switch (removal.kind) {
    case "label":
    case "branch":
      return removal.name;
    case "label-on-issue":
    case "check":
      return `${removal.name} on #${removal.number}`;
    case "comment":
      return `#${removal.number}`;
    case "reaction":
      return removal.on === "issue" ? `#${removal.id}` : `comment ${removal.id}`;
    case "assignee":
    case "review-request":
      return `${removal.login} on #${removal.number}`;
    default:
      return removal satisfies never;
  }
}

/** What is nearly always there is counted even when it is none. */
function countedText(kind: Removal["kind"], count: number): string {
  switch (kind) {
    case "label":
    case "comment":
    case "reaction":
      return countOf(count, kind);
    case "label-on-issue":
      return countOf(count, "label on an issue", "labels on issues");
    case "check":
      return count === 0 ? "" : countOf(count, "check ended", "checks ended");
    case "assignee":
      return count === 0 ? "" : countOf(count, kind);
    case "review-request":
      return count === 0 ? "" : countOf(count, "request for review", "requests for review");
    case "branch":
      return count === 0 ? "" : "the branch tutti-ledger";
    default:
      return kind satisfies never;
  }
}
