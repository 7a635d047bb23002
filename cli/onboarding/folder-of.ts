import type { Context } from "../context.ts";
import { readRemote } from "../github/repository-name.ts";
import { CommandProblem } from "../problem.ts";

/**
 * Where the repository's files belong: the root of its clone, from whichever folder of it the command was given; the
 * folder itself where there is no clone. @throws CommandProblem in a clone of something else
 */
export async function folderOf(
  { folder, run }: Pick<Context, "folder" | "run">,
  { fullName }: { readonly fullName: string },
): Promise<string> {
  const told = await run("git", ["rev-parse", "--show-toplevel"]);
  if (told?.exitCode !== 0) return folder;
  const listed = await run("git", ["remote", "-v"]);
  const remotes = (listed?.stdout ?? "").split("\n").flatMap((line) => {
    const remote = readRemote(line.split(/\s+/)[1] ?? "");
    return remote === null ? [] : [`${remote.owner}/${remote.name}`];
  });
  const isOther =
    remotes.length > 0 && !remotes.some((name) => name.toLowerCase() === fullName.toLowerCase());
  if (!isOther) return told.stdout.trim();
  throw new CommandProblem(
    "usage",
    `${folder} is in a clone of ${remotes[0] ?? ""}, not of ${fullName}.`,
    "Go into a clone of it, or add --pull-request, which needs none; --dry-run only shows.",
  );
}
