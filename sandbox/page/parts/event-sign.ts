import type { ReviewState } from "../../state/pull-request.ts";
import type { TimelineDetail } from "../../state/timeline.ts";
import { type Html, html } from "../html.ts";
import { type IconName, icon } from "./icon.ts";

type Sign = { readonly icon: IconName; readonly tone?: "good" | "bad" | "merged" };

const signs: Partial<Readonly<Record<TimelineDetail["kind"], Sign>>> = {
  labeled: { icon: "tag" },
  unlabeled: { icon: "tag" },
  assigned: { icon: "person" },
  unassigned: { icon: "person" },
  closed: { icon: "done", tone: "merged" },
  reopened: { icon: "open", tone: "good" },
  renamed: { icon: "pencil" },
  locked: { icon: "lock" },
  unlocked: { icon: "lock" },
  "cross-referenced": { icon: "link" },
  connected: { icon: "link" },
  disconnected: { icon: "link" },
  referenced: { icon: "commit" },
  committed: { icon: "commit" },
  head_ref_force_pushed: { icon: "commit" },
  review_requested: { icon: "eye" },
  review_request_removed: { icon: "eye" },
  review_dismissed: { icon: "cross" },
  ready_for_review: { icon: "eye" },
  convert_to_draft: { icon: "pull" },
  merged: { icon: "merge", tone: "merged" },
  head_ref_deleted: { icon: "branch" },
  head_ref_restored: { icon: "branch" },
  base_ref_changed: { icon: "branch" },
};

const other: Sign = { icon: "dot" };

export function eventSign(kind: TimelineDetail["kind"]): Html {
  return draw(signs[kind] ?? other);
}

export function reviewSign(state: ReviewState): Html {
  if (state === "APPROVED") return draw({ icon: "check", tone: "good" });
  if (state === "CHANGES_REQUESTED") return draw({ icon: "cross", tone: "bad" });
  return draw({ icon: "eye" });
}

function draw({ icon: name, tone }: Sign): Html {
  return html`<span class="event-icon ${tone ?? ""}">${icon(name)}</span>`;
}
