import type { GitHubState } from "../../state/github-state.ts";
import type { ReactionContent, ReactionSubject } from "../../state/issue.ts";
import { type Html, html } from "../html.ts";
import { loginOf } from "./account.ts";

const faces: Readonly<Record<ReactionContent, string>> = {
  "+1": "👍",
  "-1": "👎",
  laugh: "😄",
  confused: "😕",
  heart: "❤️",
  hooray: "🎉",
  rocket: "🚀",
  eyes: "👀",
};

export function reactionsOf(state: GitHubState, subject: ReactionSubject): Html | null {
  const found = state.reactions.by("subject", `${subject.kind}/${String(subject.id)}`);
  if (found.length === 0) return null;
  const shown = found.map(({ content, accountId }) => {
    const words = `${loginOf(state, accountId)} reacted with ${content}`;
    return html`<span class="reaction" role="img" aria-label="${words}" title="${words}"
      >${faces[content]}</span
    >`;
  });
  return html`<p class="reactions">${shown}</p>`;
}
