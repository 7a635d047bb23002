import type { AccountId, MemberId } from "./ids.ts";

/** What GitHub lets an account do in the repository, at the time of the command. */
export type Permission = "none" | "read" | "triage" | "write" | "maintain" | "admin";

/** Who gives a command: an account, or Tutti itself for a rule, the clock, or a fact that GitHub states. */
export type Actor =
  | { readonly kind: "tutti" }
  | {
      readonly kind: "account";
      readonly account: AccountId;
      readonly login: string;
      readonly bot: boolean;
      readonly member: MemberId | null;
      readonly permission: Permission;
    };

export const tutti: Actor = { kind: "tutti" };

/** The name that events carry. */
export function actorName(actor: Actor): string {
  if (actor.kind === "tutti") return "tutti";
  return actor.member ?? `account:${actor.account}`;
}

export function mayMaintain(actor: Actor): boolean {
  return actor.kind === "account" && (actor.permission === "maintain" || actor.permission === "admin");
}
