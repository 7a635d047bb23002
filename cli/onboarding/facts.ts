import type { Door } from "../../src/domain/organization/schema.ts";
import type { Permission } from "../../src/ports/forge-facts.ts";

export type Person = {
  readonly login: string;
  readonly kind: "user" | "bot";
  readonly permission: Permission;
  /** Pull requests of theirs among the last hundred. */
  readonly pullRequests: number;
};

/** What a repository shows of who works in it, and where. */
export type RepositoryFacts = {
  readonly fullName: string;
  readonly archived: boolean;
  /** Null: nothing was ever committed. */
  readonly defaultBranch: string | null;
  /** Whether rules ask for a pull request before the default branch changes. */
  readonly branchIsProtected: boolean;
  /** Null where the token may not know. */
  readonly actionsEnabled: boolean | null;
  readonly hasConfiguration: boolean;
  /** Logins, in lower case, that it has as agents'. */
  readonly agents: readonly string[];
  /** The door that writes by the ledger; null where there is none. */
  readonly writer: Door | null;
  /** Paths of workflows on the default branch that run the Action, or are called as the one that is proposed. */
  readonly workflows: readonly string[];
  readonly people: readonly Person[];
  /** False where the token may not know who has a say: then only those are known who opened pull requests. */
  readonly peopleAreComplete: boolean;
  readonly codeowners: string | null;
  /** Members by `org/team`; null for a team that we may not see. */
  readonly teams: ReadonlyMap<string, readonly string[] | null>;
  /** Directories of the root and of its usual folders of packages, as paths. */
  readonly directories: readonly string[];
  /** Who runs the command; null for an App. */
  readonly me: string | null;
};
