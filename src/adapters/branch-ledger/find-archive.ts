import { LOG_DIRECTORY, numberOf, volumePath, VOLUMES_DIRECTORY } from "./layout.ts";
import type { ArchiveExtent } from "./manifest.ts";
import type { PinnedBranch } from "./pinned-branch.ts";
import { splitVolume } from "./volume.ts";

export type NumberedFile = { readonly number: number; readonly bytes: number };

/** What is archived, read from the directories themselves: for when the manifest cannot be believed. */
export async function findArchive(branch: PinnedBranch): Promise<ArchiveExtent | null> {
  const volumes = (await listNumbered(branch, VOLUMES_DIRECTORY)).at(-1)?.number;
  if (volumes === undefined) return null;
  const [text] = await branch.read([volumePath(volumes)]);
  const last = splitVolume(text ?? "").at(-1);
  return last === undefined ? null : { volumes, segment: last.segment };
}

export function listSegments(branch: PinnedBranch): Promise<readonly NumberedFile[]> {
  return listNumbered(branch, LOG_DIRECTORY);
}

export function listVolumes(branch: PinnedBranch): Promise<readonly NumberedFile[]> {
  return listNumbered(branch, VOLUMES_DIRECTORY);
}

async function listNumbered(branch: PinnedBranch, parent: string): Promise<readonly NumberedFile[]> {
  const files: NumberedFile[] = [];
  for (const directory of await branch.list(parent)) {
    if (directory.kind !== "directory" || !/^\d{4,}$/.test(directory.name)) continue;
    for (const { name, bytes } of await branch.list(`${parent}/${directory.name}`)) {
      const number = numberOf(name);
      if (number !== null) files.push({ number, bytes });
    }
  }
  return files.toSorted((one, other) => one.number - other.number);
}
