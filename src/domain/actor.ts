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

/** Whether GitHub gives an account enough of a say in the repository to lead there: triage or more. */
export function mayLead(actor: Actor): boolean {
  return actor.kind === "account" && maySay(actor.permission);
}

/** Whether a permission is enough to lead and to approve: triage or more. */
export function maySay(permission: Permission): boolean {
  return permission !== "none" && permission !== "read";
}

export function mayMaintain(actor: Actor): boolean {
  return actor.kind === "account" && (actor.permission === "maintain" || actor.permission === "admin");
}
