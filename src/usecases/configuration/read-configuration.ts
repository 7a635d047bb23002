import type { ConfigurationFault, ResolvedConfiguration } from "../../ports/configuration-reader.ts";
import type { HomeServices } from "../home.ts";

export type ConfigurationRead =
  | ({ readonly outcome: "valid" } & ResolvedConfiguration)
  | { readonly outcome: "faulty"; readonly faults: readonly ConfigurationFault[] };

/** Reads a home's configuration and looks up the names in it. The text may be anybody's: nothing in it is trusted. */
export async function readConfiguration(
  { reader, forge, repository }: Pick<HomeServices, "reader" | "forge" | "repository">,
  text: string,
): Promise<ConfigurationRead> {
  const reading = reader.read(text);
  if (reading.role === "invalid") return { outcome: "faulty", faults: reading.faults };
  if (reading.role === "joined") {
    const message = `this repository is a home; \`home: ${reading.home}\` says that another one is`;
    return {
      outcome: "faulty",
      faults: [{ line: 1, column: 1, endLine: 1, code: "contradiction", message }],
    };
  }
  const known = await forge.repositories();
  const resolved = reading.resolve({
    accounts: await forge.accounts(reading.logins),
    repositories: new Map(
      reading.repositories.map((fullName) => [
        fullName,
        known.find(({ owner, name }) => `${owner}/${name}`.toLowerCase() === fullName)?.id ?? null,
      ]),
    ),
    home: { id: repository.id, fullName: `${repository.owner}/${repository.name}` },
  });
  return resolved.ok
    ? { outcome: "valid", ...resolved.value }
    : { outcome: "faulty", faults: resolved.failure };
}
