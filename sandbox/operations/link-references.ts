import type { Actor } from "../state/actor.ts";
import type { GitHub } from "../state/github.ts";
import type { Issue } from "../state/issue.ts";
import { findIssue } from "../state/lookup.ts";
import { recordEvent } from "./record-event.ts";

/** `#12` in a text about `source` shows in the timeline of issue 12, once. */
export function linkReferences(github: GitHub, actor: Actor, source: Issue, text: string): void {
  const numbers = new Set([...text.matchAll(/(?<![\w/&])#(\d+)\b/g)].map((match) => Number(match[1])));
  for (const number of numbers) {
    const target = findIssue(github.state, source.repositoryId, number);
    if (target === undefined || target.id === source.id || target.gone !== null) continue;
    const isKnown = github.state.timeline
      .by("issue", target.id)
      .some(({ detail }) => detail.kind === "cross-referenced" && detail.sourceIssueId === source.id);
    if (!isKnown) recordEvent(github, actor, target, { kind: "cross-referenced", sourceIssueId: source.id });
  }
}
