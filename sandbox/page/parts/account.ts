import type { GitHubState } from "../../state/github-state.ts";
import { type Html, html } from "../html.ts";

export function loginOf(state: GitHubState, accountId: number): string {
  return state.accounts.find(accountId)?.login ?? "ghost";
}

export function accountName(state: GitHubState, accountId: number): Html {
  return html`<span class="account"
    ><img src="/avatars/${accountId}" alt="" width="18" height="18" />${loginOf(state, accountId)}</span
  >`;
}
