// What a pull request names in its own words: the tasks it is for, and what it takes back.

export type Named = {
  /** Null: the pull request's own repository. */
  readonly repository: { readonly owner: string; readonly name: string } | null;
  readonly number: number;
};

const REFERENCE = String.raw`(?:([\w.-]+)\/([\w.-]+))?#(\d+)`;
const TASK = new RegExp(String.raw`^\s*Task:\s*${REFERENCE}\s*$`, "gim");
const REVERTS = new RegExp(String.raw`^\s*Reverts\s+${REFERENCE}\s*$`, "gim");
const REVERTED_COMMIT = /\bThis reverts commit ([0-9a-f]{40}(?:[0-9a-f]{24})?)\b/gi;

/** Trailers `Task: #7` and `Task: owner/repo#7`. */
export function namedTasks(body: string): readonly Named[] {
  return [...body.matchAll(TASK)].map(toNamed);
}

/** `Reverts owner/repo#7`, as GitHub's own button writes it. */
export function revertedPullRequests(body: string): readonly Named[] {
  return [...body.matchAll(REVERTS)].map(toNamed);
}

/** Commits that git was asked to revert, but for those that the pull request itself brings. */
export function revertedCommits(texts: readonly string[], own: ReadonlySet<string>): readonly string[] {
  const commits = texts.flatMap((text) =>
    [...text.matchAll(REVERTED_COMMIT)].map(([, sha = ""]) => sha.toLowerCase()),
  );
  return [...new Set(commits)].filter((sha) => !own.has(sha));
}

function toNamed([, owner, name, number]: RegExpExecArray): Named {
  const repository = owner === undefined || name === undefined ? null : { owner, name };
  return { repository, number: Number(number) };
}
