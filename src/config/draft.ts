import type { Member, Organization } from "../domain/organization/schema.ts";
import type { RoutingRules } from "../domain/routing/schema.ts";
import type { Lifecycle } from "../domain/task/lifecycle.ts";
import type { KeyPath } from "./problem.ts";
import { type NamedAccount, loginKey } from "./team/accounts.ts";
import type { YamlSource } from "./yaml/source.ts";

export type DraftMember = Omit<Member, "accounts"> & { readonly accounts: readonly NamedAccount[] };

/** A repository that the file names. */
export type NamedRepository = { readonly fullName: string; readonly path: KeyPath };

/** An account of the gate's exemptions; a shipped one that does not exist on this GitHub is left out. */
export type ExemptAccount = NamedAccount & { readonly shipped: boolean };

/** A configuration that is right in itself, but for names that only GitHub can tell the numbers of. */
export type Draft = {
  readonly source: YamlSource;
  readonly members: readonly DraftMember[];
  readonly organization: Omit<Organization, "members" | "gate" | "modes" | "repositories">;
  readonly gate: Omit<Organization["gate"], "exempt">;
  readonly exempt: readonly ExemptAccount[];
  readonly modes: readonly (NamedRepository & { readonly mode: Organization["mode"] })[];
  readonly repositories: readonly NamedRepository[];
  readonly lifecycle: Lifecycle;
  readonly routing: RoutingRules;
};

/** Logins whose numbers are not known yet, in lower case, each once. */
export function loginsOf({ members, exempt }: Draft): readonly string[] {
  const accounts = [...members.flatMap((member) => member.accounts), ...exempt];
  return [...new Set(accounts.filter(({ id }) => id === null).map(({ login }) => loginKey(login)))];
}

/** Full names of all repositories that are named, in lower case, each once. */
export function repositoriesOf({ repositories, modes }: Draft): readonly string[] {
  return [...new Set([...repositories, ...modes].map(({ fullName }) => fullName.toLowerCase()))];
}
