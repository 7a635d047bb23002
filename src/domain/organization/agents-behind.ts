import type { AccountId } from "../ids.ts";
import { agentsOfBranch, memberByAccount } from "./members.ts";
import type { Member, Organization } from "./schema.ts";

/** What of a pull request tells whose it is. */
export type Origin = { readonly author: AccountId; readonly headRef: string; readonly fork: boolean };

/** The agents that a pull request may be the work of: the one that opened it, else those whose branch it is. */
export function agentsBehind(organization: Organization, origin: Origin): readonly Member[] {
  // A fork's branch is named by a stranger.
  if (origin.fork) return [];
  const author = memberByAccount(organization, origin.author);
  return author?.kind === "agent" ? [author] : agentsOfBranch(organization, origin.headRef);
}
