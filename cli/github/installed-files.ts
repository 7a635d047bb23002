import type { Branch } from "../../src/ports/branch.ts";
import { configurationPath } from "../../src/ports/configuration-reader.ts";

/** What was committed to put a repository under care. */
export type InstalledFiles = {
  /** The configuration and the workflows that run the Action, those that are there. */
  readonly paths: readonly string[];
  /** Names of the secrets that those workflows use. */
  readonly secrets: readonly string[];
};

const workflows = ".github/workflows";
const usesTheAction = /^[ \t]*(?:-[ \t]+)?uses:[ \t]*['"]?[^\s'"@]*\/tutti(?:\/[^\s'"@]*)?@/m;
const secret = /\bsecrets\.([A-Za-z_]\w*)/g;
/** GitHub gives it to every job. */
const given = "GITHUB_TOKEN";

/** As they are on a branch. */
export async function readInstalledFiles(branch: Branch): Promise<InstalledFiles> {
  const entries = await branch.list(workflows);
  const candidates = entries
    .filter(({ kind, name }) => kind === "file" && /\.ya?ml$/.test(name))
    .map(({ name }) => `${workflows}/${name}`);
  const snapshot = await branch.read([configurationPath, ...candidates]);
  const textOf = (path: string): string | null => snapshot?.files.get(path) ?? null;
  const running = candidates.filter((path) => usesTheAction.test(textOf(path) ?? ""));
  const secrets = running.flatMap((path) =>
    [...(textOf(path) ?? "").matchAll(secret)].map(([, name = ""]) => name),
  );
  return {
    paths: [...(textOf(configurationPath) === null ? [] : [configurationPath]), ...running],
    secrets: [...new Set(secrets)].filter((name) => name !== given).toSorted(),
  };
}
