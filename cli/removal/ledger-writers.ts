import type { BranchCommit } from "../../src/ports/branch.ts";

/** Whom the ledger's branch shows as its writers: what they wrote elsewhere is Tutti's as well. */
export type LedgerWriters = {
  readonly accounts: ReadonlySet<number>;
  /** Short names of the Apps among them, as in an App's address. */
  readonly apps: readonly string[];
  /** Whether a workflow's own token wrote. */
  readonly jobs: boolean;
};

const bot = "[bot]";
/** Short name of the App whose bot a workflow's own token is. */
export const job = "github-actions";

export function writersAmong(commits: readonly Pick<BranchCommit, "author">[]): LedgerWriters {
  const accounts = commits.flatMap(({ author }) => (author.account === null ? [] : [Number(author.account)]));
  const names = commits.flatMap(({ author: { name } }) =>
    name.endsWith(bot) ? [name.slice(0, -bot.length)] : [],
  );
  const slugs = [...new Set(names)];
  return {
    accounts: new Set(accounts),
    apps: slugs.filter((slug) => slug !== job),
    jobs: slugs.includes(job),
  };
}

/** Who did Tutti's work here, as far as it can be told: somebody who never had the App need not hear of it. */
export type Doors = "app" | "action" | "unknown";

export function doorsOf(
  { apps, jobs }: LedgerWriters,
  installed: { readonly paths: readonly string[]; readonly secrets: readonly string[] },
  { asApp }: { readonly asApp: boolean },
): Doors {
  if (asApp || apps.length > 0) return "app";
  if (jobs) return "action";
  const hasWorkflow = installed.paths.some((path) => path.startsWith(".github/workflows/"));
  return hasWorkflow && installed.secrets.length === 0 ? "action" : "unknown";
}
