import type { GitHubState } from "../../state/github-state.ts";
import { type Html, html } from "../html.ts";

export function loginOf(state: GitHubState, accountId: number): string {
  return state.accounts.find(accountId)?.login ?? "ghost";
}

export function avatar(accountId: number, size: number): Html {
  return html`<img class="avatar" src="/avatars/${accountId}" alt="" width="${size}" height="${size}" />`;
}

export function accountName(state: GitHubState, accountId: number): Html {
  return html`<span class="account">${avatar(accountId, 20)}${loginOf(state, accountId)}</span>`;
}
