import type { TreeEntry } from "../state/git-storage.ts";
import { notFound } from "../state/refusal.ts";
import type { Handlers } from "./answer.ts";
import { askedCommit, fileAnswer } from "./contents.ts";
import type { Exchange } from "./exchange.ts";

/** GitHub shows the first that it finds. */
const folders = [".github", "", "docs"];

export const readmeHandlers = {
  "repos/get-readme": async (exchange) => {
    const { ref, commit } = await askedCommit(exchange);
    for (const folder of folders) {
      const readme = await readmeIn(exchange, commit, folder);
      if (readme !== null) return fileAnswer(exchange, readme, ref);
    }
    throw notFound();
  },
} satisfies Handlers;

async function readmeIn(
  { view, repository }: Exchange,
  commit: string,
  folder: string,
): Promise<TreeEntry | null> {
  const { git } = view;
  const treeish = folder === "" ? commit : (await git.readEntry(repository.id, commit, folder))?.oid;
  const entries =
    treeish === undefined ? null : await git.readTree(repository.id, treeish, { recursive: false });
  const [found] = (entries ?? [])
    .filter(({ type, path }) => type === "blob" && /^readme(?:\.\w+)?$/i.test(path))
    .toSorted((one, other) => rank(one.path) - rank(other.path));
  if (found === undefined) return null;
  return folder === "" ? found : { ...found, path: `${folder}/${found.path}` };
}

/** Markdown is preferred to what is shown as it is. */
function rank(name: string): number {
  return /\.md$/i.test(name) ? 0 : 1;
}
