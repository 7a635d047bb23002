import type { GitHubState } from "../../state/github-state.ts";
import type { ReactionSubject } from "../../state/issue.ts";
import { type Html, html } from "../html.ts";
import { loginOf } from "./account.ts";
import { reactionFace } from "./reaction-face.ts";

export function reactionsOf(state: GitHubState, subject: ReactionSubject): Html | null {
  const found = state.reactions.by("subject", `${subject.kind}/${String(subject.id)}`);
  if (found.length === 0) return null;
  const shown = found.map(({ content, accountId }) => {
    const words = `${loginOf(state, accountId)} reacted with ${content}`;
    return html`<span class="reaction" role="img" aria-label="${words}" title="${words}"
      >${reactionFace(content)}</span
    >`;
  });
  return html`<p class="reactions">${shown}</p>`;
}
