import { maySay } from "../../domain/actor.ts";
import type { AccountId } from "../../domain/ids.ts";
import type { PullRequest } from "../../domain/review/schema.ts";
import type { RepositoryReference } from "../../ports/forge-facts.ts";
import { approversOnRecord } from "../gather/approvers.ts";
import { restingOnWordOf } from "../gather/resting-on-word.ts";
import type { Orderer } from "../gather/orderers.ts";
import type { Home } from "../home.ts";

/**
 * Pull requests whose gate rests on the word of somebody who may say more or less than when they were last asked for. One
 * question where anybody's word is on record, none otherwise.
 */
export async function restingOnOtherRights(
  home: Home,
  repository: RepositoryReference,
): Promise<readonly PullRequest[]> {
  const resting = restingOnWordOf(home.state, { repository, account: null });
  const addresses = resting.map(({ number }) => ({ repository, number, knownHead: null }));
  const speakers = new Map<AccountId, Orderer["account"]>();
  for (const { account } of await approversOnRecord(home, addresses)) speakers.set(account.id, account);
  if (speakers.size === 0) return [];
  const people = [...speakers.values()];
  const { permissions } = await home.forge.look({
    issues: [],
    pullRequests: [],
    people: people.map(({ login }) => ({ repository, login })),
  });
  const changed = new Set<AccountId>();
  for (const [index, account] of people.entries()) {
    const permission = permissions[index] ?? "none";
    // What GitHub does not tell now, the next sweep asks for.
    if (typeof permission !== "string") continue;
    home.permissions.learn(repository, account, permission);
    const key = `${repository.id} ${account.id}`;
    if (maySay(permission) !== (home.maySay.get(key) ?? true)) changed.add(account.id);
    home.maySay.set(key, maySay(permission));
  }
  const touched = [...changed].flatMap((account) => restingOnWordOf(home.state, { repository, account }));
  return [...new Set(touched)];
}
