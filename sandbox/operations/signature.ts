import type { Actor } from "../state/actor.ts";
import type { Signature } from "../state/git-storage.ts";
import type { GitHub } from "../state/github.ts";

/** As GitHub writes authors of commits made through it: the address names the account by its id. */
export function signatureOf(github: Pick<GitHub, "state" | "clock">, actor: Actor): Signature {
  const account = github.state.accounts.at(actor.accountId);
  return {
    name: account.name ?? account.login,
    email: `${String(account.id)}+${account.login}@users.noreply.github.com`,
    date: github.clock.timestamp(),
  };
}

/** Who commits what GitHub itself makes. */
export function signatureOfGitHub(github: Pick<GitHub, "clock">): Signature {
  return { name: "GitHub", email: "noreply@github.com", date: github.clock.timestamp() };
}
