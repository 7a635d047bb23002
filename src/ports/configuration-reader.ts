import type { Configuration } from "../domain/configuration.ts";
import type { MemberNames } from "../domain/organization/member-names.ts";
import type { Door } from "../domain/organization/schema.ts";
import type { Result } from "../domain/result.ts";

/** Reads a team's `.github/tutti.yml`. Any text will do, and none makes it throw. */
export interface ConfigurationReader {
  read(text: string): ConfigurationReading;
}

export type ConfigurationReading =
  | {
      readonly role: "home";
      /** Logins and full names of repositories to look up, in lower case, each once. */
      readonly logins: readonly string[];
      readonly repositories: readonly string[];
      /** The door that it names as the one that writes. */
      readonly writer: Door | null;
      resolve(lookups: ConfigurationLookups): Result<ResolvedConfiguration, readonly ConfigurationFault[]>;
    }
  /** The repository joins a team whose configuration is in `home`, an owner and a name. */
  | { readonly role: "joined"; readonly home: string }
  /** `home`: the one that it names all the same. */
  | {
      readonly role: "invalid";
      readonly faults: readonly ConfigurationFault[];
      readonly home: string | null;
    };

/** What the ledger keeps for ever, and the names that it does not. */
export type ResolvedConfiguration = { readonly configuration: Configuration; readonly names: MemberNames };

/** What the forge says about names; null for nobody and nothing. */
export type ConfigurationLookups = {
  readonly accounts: ReadonlyMap<string, number | null>;
  readonly repositories: ReadonlyMap<string, number | null>;
  readonly home: { readonly id: number; readonly fullName: string };
};

/** Something that has to be mended, with where it stands; lines and columns count from 1. */
export type ConfigurationFault = {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** What is wrong as a word, which names nobody. */
  readonly code: string;
  /** Plain text, what is wrong and how to mend it. */
  readonly message: string;
};

/** Where a team's configuration stands in its repository. */
export const configurationPath = ".github/tutti.yml";
