import type { GitHubState } from "../state/github-state.ts";
import type { User } from "../state/account.ts";
import { readCookie, writeCookie } from "./cookies.ts";

/** Whom somebody at the page acts as. */
export type Visitor = { readonly account: User; readonly token: string };

const actAsCookie = "act-as";
const day = 86_400;

/** Whom the browser acts as from now on, as a cookie. */
export function actAsHeader(login: string): string {
  return writeCookie(actAsCookie, login, day);
}

/** Everybody with a personal token, in order of creation. */
export function personas(state: GitHubState): readonly Visitor[] {
  const found = new Map<number, Visitor>();
  for (const token of state.tokens.all()) {
    if (token.kind !== "personal") continue;
    const account = state.accounts.at(token.accountId);
    if (account.kind === "user") found.set(account.id, { account, token: token.secret });
  }
  return [...found.values()];
}

/** The persona of the cookie, or the first there is. */
export function visitorOf(state: GitHubState, request: Request): Visitor | null {
  const all = personas(state);
  const login = readCookie(request, actAsCookie);
  return all.find(({ account }) => account.login === login) ?? all[0] ?? null;
}
