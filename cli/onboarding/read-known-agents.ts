import { createShippedReader } from "../configuration/shipped-reader.ts";
import type { Reached } from "../github/reach.ts";

/** Logins, in lower case, that the configuration in place has as agents'; none where it is faulty, or the home's. */
export async function readKnownAgents(
  { forge, repository: { id, owner, name } }: Pick<Reached, "forge" | "repository">,
  configuration: string | null,
): Promise<readonly string[]> {
  if (configuration === null) return [];
  const reading = (await createShippedReader()).read(configuration);
  if (reading.role !== "home") return [];
  const resolved = reading.resolve({
    accounts: await forge.accounts(reading.logins),
    repositories: new Map(
      reading.repositories.map((fullName, index) => [fullName, Number.MAX_SAFE_INTEGER - index]),
    ),
    home: { id, fullName: `${owner}/${name}` },
  });
  if (!resolved.ok) return [];
  const { configuration: known, names } = resolved.value;
  return known.organization.members
    .filter(({ kind }) => kind === "agent")
    .flatMap((member) => names[member.id]?.logins ?? [])
    .map((login) => login.toLowerCase());
}
