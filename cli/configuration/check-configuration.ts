import type { Configuration } from "../../src/domain/configuration.ts";
import type {
  ConfigurationFault,
  ConfigurationLookups,
  ConfigurationReader,
  ConfigurationReading,
} from "../../src/ports/configuration-reader.ts";
import { readRepository } from "../../src/adapters/github/survey/read-repository.ts";
import type { Reached } from "../github/reach.ts";

export type CheckedConfiguration =
  | {
      readonly role: "home";
      readonly faults: readonly ConfigurationFault[];
      readonly configuration: Configuration | null;
    }
  | { readonly role: "joined"; readonly home: string; readonly faults: readonly ConfigurationFault[] };

type HomeReading = Extract<ConfigurationReading, { role: "home" }>;

/**
 * Everything that is wrong with a configuration. Without GitHub, names are taken as they stand: what else is wrong with
 * them is not found, the gates are checked all the same.
 */
export async function checkConfiguration(
  reader: ConfigurationReader,
  text: string,
  github: Pick<Reached, "forge" | "client" | "repository"> | null,
): Promise<CheckedConfiguration> {
  const reading = reader.read(text);
  switch (reading.role) {
    case "invalid":
      return { role: "home", faults: reading.faults, configuration: null };
    case "joined":
      return { role: "joined", home: reading.home, faults: [] };
    case "home": {
      const lookups = github === null ? asWritten(reading) : await lookUp(reading, github);
      const resolved = reading.resolve(lookups);
      return resolved.ok
        ? { role: "home", faults: [], configuration: resolved.value.configuration }
        : { role: "home", faults: resolved.failure, configuration: null };
    }
    default:
      return reading satisfies never;
  }
}

async function lookUp(
  { logins, repositories }: HomeReading,
  { forge, client, repository }: Pick<Reached, "forge" | "client" | "repository">,
): Promise<ConfigurationLookups> {
  const found = new Map<string, number | null>();
  for (const fullName of repositories) {
    const [owner = "", name = ""] = fullName.split("/");
    found.set(fullName, (await readRepository(client, { owner, name }))?.reference.id ?? null);
  }
  return {
    accounts: await forge.accounts(logins),
    repositories: found,
    home: { id: repository.id, fullName: `${repository.owner}/${repository.name}` },
  };
}

/** Every name gets a number of its own. */
function asWritten({ logins, repositories }: HomeReading): ConfigurationLookups {
  return {
    accounts: new Map(logins.map((login, index) => [login, index + 1])),
    repositories: new Map(repositories.map((fullName, index) => [fullName, index + 2])),
    home: { id: 1, fullName: "this/repository" },
  };
}
