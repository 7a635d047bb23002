import type { Account } from "../state/account.ts";
import type { Visitor } from "./visitor.ts";

/** Whether a visitor decides what is installed on an account. */
export function mayAdministrate(account: Account, visitor: Visitor | null): boolean {
  if (visitor === null) return false;
  if (account.kind === "organization") return account.adminIds.includes(visitor.account.id);
  return account.id === visitor.account.id;
}
