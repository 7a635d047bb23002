import type { AccountEntry } from "../file/names.ts";
import type { KeyPath } from "../problem.ts";

/** An account as the file names it. `id` is null until the login has been looked up. */
export type NamedAccount = { readonly login: string; readonly id: number | null; readonly path: KeyPath };

type Accounts = AccountEntry | readonly AccountEntry[] | undefined;

/** The accounts of a setting that takes one or a list of them. */
export function namedAccounts(entry: Accounts, path: KeyPath): readonly NamedAccount[] {
  if (entry === undefined) return [];
  if (isList(entry)) return entry.map((each, index) => namedAccount(each, [...path, index]));
  return [namedAccount(entry, path)];
}

/** GitHub's logins differ by their letters only, not by upper and lower case. */
export function loginKey(login: string): string {
  return login.toLowerCase();
}

function namedAccount(entry: AccountEntry, path: KeyPath): NamedAccount {
  return typeof entry === "string" ? { login: entry, id: null, path } : { ...entry, path };
}

function isList(entry: AccountEntry | readonly AccountEntry[]): entry is readonly AccountEntry[] {
  return Array.isArray(entry);
}
