import { git } from "./run-git.ts";

export type CommitIdentity = { readonly name: string; readonly email: string };

export type NewCommit = {
  readonly parent: string | null;
  readonly message: string;
  readonly identity: CommitIdentity;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly additions: ReadonlyMap<string, string>;
  readonly deletions: readonly string[];
};

// fast-import wants a ref to build on. A final `reset` without a commit empties it again, so that none is written.
const BUILDING_SITE = "refs/tutti/building-site";

/** Writes the objects of a commit in one git process, and no ref. Gives the commit's id. */
export async function writeCommit(gitDirectory: string, commit: NewCommit): Promise<string> {
  const stream = [
    `commit ${BUILDING_SITE}\nmark :1\n`,
    `committer ${commit.identity.name} <${commit.identity.email}> ${Math.floor(commit.at / 1000)} +0000\n`,
    data(commit.message),
    commit.parent === null ? "" : `from ${commit.parent}\n`,
    ...commit.deletions.map((path) => `D ${quote(path)}\n`),
    ...[...commit.additions].map(([path, text]) => `M 100644 inline ${quote(path)}\n${data(text)}`),
    `get-mark :1\nreset ${BUILDING_SITE}\n\ndone\n`,
  ].join("");
  const output = await git(gitDirectory, ["fast-import", "--quiet", "--done", "--date-format=raw"], stream);
  return output.toString().trim();
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function quote(path: string): string {
  return `"${path.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll("\n", String.raw`\n`)}"`;
}
