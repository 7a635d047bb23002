import { Configuration } from "../domain/configuration.ts";
import type { MemberId } from "../domain/ids.ts";
import type { MemberNames } from "../domain/organization/member-names.ts";
import type { Organization } from "../domain/organization/schema.ts";
import { type Result, fail, succeed } from "../domain/result.ts";
import type { Draft, NamedRepository } from "./draft.ts";
import type { ConfigurationProblem } from "./problem.ts";
import { Report } from "./report.ts";
import { type NamedAccount, loginKey } from "./team/accounts.ts";

/** What GitHub says about the names in a draft; null when there is nobody or nothing of that name. */
export type Lookups = {
  /** Numeric account ids by login in lower case. */
  readonly accounts: ReadonlyMap<string, number | null>;
  /** Numeric repository ids by full name in lower case. */
  readonly repositories: ReadonlyMap<string, number | null>;
  /** The repository that the configuration was read from. */
  readonly home: { readonly id: number; readonly fullName: string };
};

/** A gate that some author's work could never pass, and how to mend it. */
export type GateProblem = { readonly message: string; readonly hint: string };

type Resolved = { readonly login: string; readonly id: number };

/** A configuration without names, and the names apart. */
export type ResolvedConfiguration = { readonly configuration: Configuration; readonly names: MemberNames };

/**
 * Puts numbers in the place of names. `unsatisfiableGates` says which gates of the resolved organisation
 * nobody could open.
 */
export function resolveConfiguration(
  draft: Draft,
  lookups: Lookups,
  unsatisfiableGates: (organization: Organization) => readonly GateProblem[],
): Result<ResolvedConfiguration, readonly ConfigurationProblem[]> {
  const report = new Report(draft.source);
  const members = resolveMembers(draft, lookups, report);
  const repositories = resolveRepositories(draft.repositories, lookups, report);
  const resolved = {
    organization: {
      ...draft.organization,
      members: members.map((member) => ({ ...member, accounts: member.accounts.map(({ id }) => id) })),
      gate: { ...draft.gate, exempt: resolveExempt(draft, lookups, report) },
      modes: resolveModes(draft, lookups, repositories, report),
      repositories,
    },
    lifecycle: draft.lifecycle,
    routing: draft.routing,
  };
  const problems = report.problems();
  if (problems.length > 0) return fail(problems);

  const configuration = Configuration.parse(resolved);
  for (const { message, hint } of unsatisfiableGates(configuration.organization)) {
    report.add({ path: ["review"], code: "unsatisfiable-gate", message, hint, on: "key" });
  }
  const gateProblems = report.problems();
  return gateProblems.length > 0 ? fail(gateProblems) : succeed({ configuration, names: namesOf(members) });
}

function namesOf(
  members: readonly { readonly id: MemberId; readonly accounts: readonly Resolved[] }[],
): MemberNames {
  return Object.fromEntries(
    members.map(({ id, accounts }) => [id, { logins: accounts.map(({ login }) => login) }]),
  );
}

function resolveMembers({ members }: Draft, lookups: Lookups, report: Report) {
  const owners = new Map<number, MemberId>();
  return members.map((member) => {
    const accounts = member.accounts.flatMap((account) => {
      const found = resolveAccount(account, lookups, report);
      for (const { id, login } of found) {
        const owner = owners.get(id);
        if (owner !== undefined) {
          const message = `${login} is the same account as one of ${owner}.`;
          report.add({ path: account.path, code: "shared-login", message });
        }
        owners.set(id, owner ?? member.id);
      }
      return found;
    });
    return { ...member, accounts };
  });
}

function resolveAccount(
  { login, id, path }: NamedAccount,
  lookups: Lookups,
  report: Report,
): readonly Resolved[] {
  const found = id ?? lookups.accounts.get(loginKey(login)) ?? null;
  if (found !== null) return [{ login, id: found }];
  report.add({
    path,
    code: "unknown-login",
    message: `GitHub knows no account “${login}”.`,
    hint: "Check how it is written; an account that was renamed has to be named anew.",
  });
  return [];
}

function resolveExempt({ exempt }: Draft, lookups: Lookups, report: Report): readonly number[] {
  const found = exempt.flatMap((account) => {
    const known = lookups.accounts.get(loginKey(account.login)) ?? account.id;
    return account.shipped && known === null ? [] : resolveAccount(account, lookups, report);
  });
  return [...new Set(found.map(({ id }) => id))];
}

type Repository = { readonly id: number; readonly fullName: string };

function resolveRepositories(
  named: readonly NamedRepository[],
  lookups: Lookups,
  report: Report,
): readonly Repository[] {
  const byId = new Map([[lookups.home.id, lookups.home]]);
  for (const { fullName, path } of named) {
    const id = lookups.repositories.get(fullName.toLowerCase()) ?? null;
    if (id === null) reportUnknown(fullName, path, report);
    else if (!byId.has(id)) byId.set(id, { id, fullName });
  }
  return [...byId.values()];
}

function resolveModes(
  { modes }: Draft,
  lookups: Lookups,
  repositories: readonly Repository[],
  report: Report,
): Organization["modes"] {
  const known = new Map([[lookups.home.fullName.toLowerCase(), lookups.home.id], ...lookups.repositories]);
  const resolved = new Map<string, Organization["mode"]>();
  for (const { fullName, mode, path } of modes) {
    const id = known.get(fullName.toLowerCase()) ?? null;
    if (id === null) {
      reportUnknown(fullName, path, report);
    } else if (repositories.some((repository) => repository.id === id)) {
      resolved.set(String(id), mode);
    } else {
      const message = `${fullName} is not one of the team's repositories.`;
      const hint = "Add it to `repositories` as well.";
      report.add({ path, code: "unknown-repository", message, hint, on: "key" });
    }
  }
  return Object.fromEntries(resolved);
}

function reportUnknown(fullName: string, path: NamedRepository["path"], report: Report): void {
  const message = `GitHub shows no repository “${fullName}” to this installation.`;
  const hint = "Check how it is written, and that the installation covers it.";
  report.add({ path, code: "unknown-repository", message, hint, on: path[0] === "modes" ? "key" : "value" });
}
