import { stateVersion } from "../domain/checkpoint.ts";
import { configurationPath } from "../ports/configuration-reader.ts";
import type { RepositoryReference } from "../ports/forge-facts.ts";
import type { HomeServices } from "./home.ts";
import { readState } from "./read-state.ts";

/** Makes what the use cases of one home work with. A lane is an installation. */
export type CreateServices = (lane: string, home: RepositoryReference) => Promise<HomeServices>;

/**
 * The home that a repository belongs to; null when it is under nobody's care. Its own configuration says who is its home; a
 * home that is named has to name it back. Where the file is gone, a ledger that names the repository still makes it a home,
 * with the last configuration on record.
 */
export async function findHome(
  createServices: CreateServices,
  lane: string,
  repository: RepositoryReference,
): Promise<RepositoryReference | null> {
  const services = await createServices(lane, repository);
  const file = await services.forge.file(repository, configurationPath);
  if (file === null) return (await hasLedger(services)) ? repository : null;
  const reading = services.reader.read(file.text);
  if (reading.role === "home" || reading.home === null) return repository;
  const wanted = reading.home.toLowerCase();
  const home = (await services.forge.repositories()).find((each) => fullNameOf(each) === wanted);
  if (home === undefined || home.id === repository.id) return home ?? null;
  return (await listsBack(await createServices(lane, home), repository)) ? home : null;
}

/** By its configuration, or the last good one where that is gone or faulty. */
async function listsBack(
  { forge, reader, ledger, repository: home }: HomeServices,
  repository: RepositoryReference,
): Promise<boolean> {
  const file = await forge.file(home, configurationPath);
  const reading = file === null ? null : reader.read(file.text);
  if (reading?.role === "home") return reading.repositories.includes(fullNameOf(repository));
  const read = await readState(ledger);
  if (read.outcome !== "read") return false;
  const known = read.state.frame.configuration?.resolved.organization.repositories ?? [];
  return known.some(({ id }) => id === repository.id);
}

async function hasLedger({ ledger }: HomeServices): Promise<boolean> {
  const { outcome } = await ledger.open(stateVersion);
  return outcome === "opened" || outcome === "read-only";
}

function fullNameOf({ owner, name }: RepositoryReference): string {
  return `${owner}/${name}`.toLowerCase();
}
