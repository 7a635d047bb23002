import type { Context } from "../context.ts";
import { CommandProblem } from "../problem.ts";

export type RepositoryName = {
  readonly owner: string;
  readonly name: string;
  /** The git host that it was read from; null where the user named the repository. */
  readonly host: string | null;
};

export const fullName = /^([A-Za-z\d][\w-]*)\/([\w.-]+)$/;

/** The forms in which git writes where a repository is. */
const remotes = [
  /^(?:https?|git):\/\/(?:[^@/]+@)?([^/]+)\/(?:.*\/)?([^/]+)\/([^/]+?)(?:\.git)?\/?$/,
  /^ssh:\/\/(?:[^@/]+@)?([^/:]+)(?::\d+)?\/([^/]+)\/([^/]+?)(?:\.git)?\/?$/,
  /^(?:[^@/]+@)?([^/:]+):([^/]+)\/([^/]+?)(?:\.git)?\/?$/,
];

/** The repository that `--repo` names, or GITHUB_REPOSITORY, or the folder's remote. */
export async function findRepository(context: Context, given: string | undefined): Promise<RepositoryName> {
  const named = given ?? (context.environment["GITHUB_REPOSITORY"]?.trim() || undefined);
  if (named !== undefined) {
    const [, owner, name] = fullName.exec(named) ?? [];
    if (owner !== undefined && name !== undefined) return { owner, name, host: null };
    throw new CommandProblem(
      "usage",
      `“${named}” names no repository.`,
      "Write it as owner/name, for example --repo octo-org/octo-repo.",
    );
  }
  for (const remote of ["upstream", "origin"]) {
    const told = await context.run("git", ["remote", "get-url", remote]);
    const found = told?.exitCode === 0 ? readRemote(told.stdout.trim()) : null;
    if (found !== null) return found;
  }
  throw new CommandProblem(
    "usage",
    `It cannot be told which repository is meant: ${context.folder} has no git remote on GitHub.`,
    "Go into a clone of it, or add --repo owner/name.",
  );
}

/** Null for a remote that is no repository of a GitHub, such as a folder. */
export function readRemote(url: string): RepositoryName | null {
  for (const form of remotes) {
    const [, host, owner, name] = form.exec(url) ?? [];
    if (host !== undefined && owner !== undefined && name !== undefined) return { owner, name, host };
  }
  return null;
}
