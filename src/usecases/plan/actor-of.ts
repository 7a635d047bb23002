import type { Actor } from "../../domain/actor.ts";
import type { RepositoryId } from "../../domain/ids.ts";
import { memberByAccount } from "../../domain/organization/members.ts";
import type { OrganizationState } from "../../domain/organization-state.ts";
import type { Account } from "../../ports/forge-facts.ts";
import type { Gathered } from "../gather/gathered.ts";
import { permissionOn } from "../gather/permission-on.ts";

/**
 * Who gives an order, with their live permission; somebody whose permission was not asked for has none.
 * @throws Unanswered where GitHub does not tell it
 */
export function actorOf(
  state: OrganizationState,
  gathered: Gathered,
  repository: RepositoryId,
  account: Account,
): Actor {
  const organization = state.frame.configuration?.resolved.organization;
  const member = organization === undefined ? null : memberByAccount(organization, account.id);
  return {
    kind: "account",
    account: account.id,
    login: account.login,
    bot: account.kind === "bot",
    member: member?.id ?? null,
    permission: permissionOn(gathered.permissions, repository, account.id),
  };
}
