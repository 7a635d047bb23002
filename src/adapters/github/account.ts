import { z } from "zod";
import { AccountId } from "../../domain/ids.ts";
import type { Account } from "../../ports/forge-facts.ts";

/** An account as REST answers and webhooks carry it. */
export const AccountPayload = z
  .object({ id: AccountId, login: z.string().min(1), type: z.string().optional() })
  .transform((account): Account => ({ id: account.id, login: account.login, kind: kindOf(account.type) }));

/** The account that GitHub shows in the place of one that was deleted. */
export const GHOST: Account = { id: AccountId.parse(10_137), login: "ghost", kind: "user" };

/** Both `Bot` of REST and the type names of GraphQL. */
export function kindOf(type: string | undefined): Account["kind"] {
  switch (type) {
    case "User":
      return "user";
    case "Bot":
      return "bot";
    case "Organization":
      return "organization";
    default:
      return "other";
  }
}
