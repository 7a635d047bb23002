// Folders of this process in the machine's temporary one. Those of a process that was killed are removed by the next that starts.
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** What is kept there; the name that people see in the temporary folder. */
export type DirectoryKind = "sandbox-git" | "tutti-demo" | "tutti-cast";

const kinds: readonly DirectoryKind[] = ["sandbox-git", "tutti-demo", "tutti-cast"];

/** Containers may share a temporary folder, and number their processes each for itself. */
const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);

export class NoTemporaryFolder extends Error {
  override readonly name = "NoTemporaryFolder";
}

/**
 * A new folder, empty.
 * @throws NoTemporaryFolder when there can be none, with what to do about it
 */
export async function makeOwnDirectory(kind: DirectoryKind, within = tmpdir()): Promise<string> {
  try {
    return await mkdtemp(join(within, `${kind}-${machine}-${process.pid}-`));
  } catch (cause) {
    const message = `nothing can be written to the temporary folder ${within}; set TMPDIR to a folder that this user may write to`;
    throw new NoTemporaryFolder(message, { cause });
  }
}

/** Removes what processes of this machine and user left there that are no more, and says what. Fails for no folder's sake. */
export async function removeAbandoned(within = tmpdir()): Promise<readonly string[]> {
  const names = await readdir(within).catch(() => []);
  const removed: string[] = [];
  for (const name of names) {
    const maker = makerOf(name);
    if (maker === null || isAlive(maker)) continue;
    const path = join(within, name);
    try {
      if ((await stat(path)).uid !== process.getuid?.()) continue;
      await rm(path, { recursive: true, force: true });
      removed.push(path);
    } catch {
      // Somebody else is at it, or it cannot be removed: it does no harm.
    }
  }
  return removed;
}

/** The process that made a folder of ours; null for all others. */
function makerOf(name: string): number | null {
  const kind = kinds.find((each) => name.startsWith(`${each}-${machine}-`));
  if (kind === undefined) return null;
  const [, pid] = /^(\d+)-[^-]+$/.exec(name.slice(`${kind}-${machine}-`.length)) ?? [];
  return pid === undefined ? null : Number(pid);
}

/** A process of somebody else's is alive too, and says that it is not ours to ask. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
